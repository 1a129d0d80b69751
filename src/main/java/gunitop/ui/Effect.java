package gunitop.ui;

import gunitop.gunicorn.Relaunch;
import gunitop.hands.Claim;
import gunitop.masterlog.LogQuestion;
import gunitop.process.Inspection;
import gunitop.process.ProcessId;
import gunitop.process.SeenProgram;
import gunitop.process.Snapshot;
import gunitop.upgrade.Command;
import gunitop.upgrade.course.LogFile;
import java.util.Map;

/** What the update wants done; only {@code app.EffectRunner} does it. */
public sealed interface Effect {

  /** Who does them: a new one does not compile until it is done. */
  interface Handler {
    void send(Send effect);

    void call(Call effect);

    void takeOver(TakeOver effect);

    void readLog(ReadLog effect);

    void followLogs(FollowLogs effect);

    void inspect(Inspect effect);

    void checkConfiguration(CheckConfiguration effect);

    void quit(Quit effect);

    void suspend(Suspend effect);

    void keep(Keep effect);

    void steer(Steer effect);

    void summon(Summon effect);

    void redraw(Redraw effect);
  }

  /** What carries out a command: a signal or a call. */
  static Effect of(Command command, SeenProgram seen, boolean byPid) {
    return command.call().isPresent()
        ? new Call(command, seen, byPid)
        : new Send(command, seen, byPid);
  }

  /** Hands this to what does its kind. */
  void accept(Handler handler);

  /**
   * Send a signal; what became of it comes back as {@link Msg.SignalReported}.
   *
   * @param seen the program of the target when the operator saw the command
   * @param byPid whether the operator has agreed that a signal goes by PID
   */
  record Send(Command command, SeenProgram seen, boolean byPid) implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.send(this);
    }
  }

  /**
   * Carry out a call; that it has begun comes back as {@link Msg.CallStarted}, its answer as {@link
   * Msg.CallReported}.
   *
   * @param seen the program of the target when the operator saw the command
   * @param byPid whether the operator has agreed that a signal goes by PID
   */
  record Call(Command command, SeenProgram seen, boolean byPid) implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.call(this);
    }
  }

  /**
   * Ask whoever holds these controls to give them up; how it stands then comes back as {@link
   * Msg.ControlsReported}, a refusal as {@link Msg.TakeoverRefused}.
   */
  record TakeOver(Claim claim) implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.takeOver(this);
    }
  }

  /**
   * Read the last lines of a file that this process has open; they come back as {@link
   * Msg.LogRead}.
   *
   * @param holder the process; the path is one of its own, in its mount namespace
   * @param path the file, as in {@link gunitop.process.OpenFiles#logs()}
   */
  record ReadLog(ProcessId holder, String path) implements Effect {
    /** Of a log that a master has open. */
    public ReadLog(LogFile log) {
      this(log.holder(), log.path());
    }

    /** The log that is read. */
    public LogFile file() {
      return new LogFile(holder, path);
    }

    @Override
    public void accept(Handler handler) {
      handler.readLog(this);
    }
  }

  /** Read the ends of masters' logs; they come back as {@link Msg.LogsFollowed}. */
  record FollowLogs(LogQuestion question) implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.followLogs(this);
    }
  }

  /** Read this of a process; it comes back as {@link Msg.Inspected}. */
  record Inspect(ProcessId process, Inspection what) implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.inspect(this);
    }
  }

  /**
   * Run Gunicorn's own check of its configuration; it comes back as {@link
   * Msg.ConfigurationChecked}.
   */
  record CheckConfiguration(Relaunch relaunch, Snapshot snapshot) implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.checkConfiguration(this);
    }
  }

  /** Leave the terminal as it was, print {@code farewell} where it is not empty, and exit. */
  record Quit(int exitCode, String farewell) implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.quit(this);
    }
  }

  /** Leave the terminal as it was, stop ourselves, and come back on {@code fg}. */
  record Suspend() implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.suspend(this);
    }
  }

  /** Keep these preferences, by their keys in the configuration file. */
  record Keep(Map<String, String> words) implements Effect {
    /** Copies the map. */
    public Keep {
      words = Map.copyOf(words);
    }

    @Override
    public void accept(Handler handler) {
      handler.keep(this);
    }
  }

  /** Steer the rehearsal; how it stands then comes back as {@link Msg.Briefed}. */
  record Steer(Steering steering) implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.steer(this);
    }
  }

  /** Call the operator to the screen: something must be looked at now. */
  record Summon(Notify how, String text) implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.summon(this);
    }
  }

  /** Repaint every cell: the operator's screen was disturbed. */
  record Redraw() implements Effect {
    @Override
    public void accept(Handler handler) {
      handler.redraw(this);
    }
  }
}
