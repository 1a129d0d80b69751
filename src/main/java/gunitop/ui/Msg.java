package gunitop.ui;

import gunitop.gunicorn.ControlAnswer;
import gunitop.gunicorn.Memory;
import gunitop.gunicorn.OwnerFacts;
import gunitop.hands.ControlsKnowledge;
import gunitop.masterlog.LogAnswer;
import gunitop.preflight.ConfigurationResult;
import gunitop.process.CallResult;
import gunitop.process.HostLoad;
import gunitop.process.Listing;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.process.SendResult;
import gunitop.process.Snapshot;
import gunitop.upgrade.Advice;
import gunitop.upgrade.Command;
import gunitop.upgrade.Observation;
import gunitop.upgrade.course.StepHistory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that can happen to the program, in one order. Times are in nanoseconds of the same
 * monotonic clock as {@link Snapshot#monotonicNanos}.
 */
public sealed interface Msg {

  /** What is done with each of them: a new one does not compile until it is handled. */
  interface Handler<R> {
    R keyPressed(KeyPressed message);

    R pointed(Pointed message);

    R resized(Resized message);

    R sampled(Sampled message);

    R briefed(Briefed message);

    R hostMeasured(HostMeasured message);

    R tidied(Tidied message);

    R ownersAnswered(OwnersAnswered message);

    R mastersAnswered(MastersAnswered message);

    R advised(Advised message);

    R controlsReported(ControlsReported message);

    R takeoverRefused(TakeoverRefused message);

    R signalReported(SignalReported message);

    R callStarted(CallStarted message);

    R callReported(CallReported message);

    R logRead(LogRead message);

    R logsFollowed(LogsFollowed message);

    R inspected(Inspected message);

    R configurationChecked(ConfigurationChecked message);

    R notKept(NotKept message);

    R resumed(Resumed message);

    R sourceReported(SourceReported message);

    R tick(Tick message);
  }

  /** Hands this to what handles its kind. */
  <R> R accept(Handler<R> handler);

  /** A key came. */
  record KeyPressed(Key key, long nanos) implements Msg {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.keyPressed(this);
    }
  }

  /**
   * The mouse did something.
   *
   * @param target what stood under it on the frame that was painted last
   */
  record Pointed(Key.MouseAction action, Optional<ClickTarget> target, long nanos) implements Msg {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.pointed(this);
    }
  }

  /** The terminal has this size now. */
  record Resized(int columns, int rows) implements Msg {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.resized(this);
    }
  }

  /** A snapshot was taken. */
  record Sampled(Snapshot snapshot) implements Msg {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.sampled(this);
    }
  }

  /** The rehearsal tells how it stands. */
  record Briefed(Briefing briefing) implements Msg {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.briefed(this);
    }
  }

  /** The host's meters were read. */
  record HostMeasured(HostLoad load) implements Msg {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.hostMeasured(this);
    }
  }

  /** Something was put right at the start, which this sentence tells. */
  record Tidied(String text) implements Msg {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.tidied(this);
    }
  }

  /** The owners of masters have answered. */
  record OwnersAnswered(OwnerFacts facts) implements Msg {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.ownersAnswered(this);
    }
  }

  /** The masters were asked what they say of themselves; those that answered are here. */
  record MastersAnswered(Map<ProcessId, ControlAnswer> answers) implements Msg {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.mastersAnswered(this);
    }
  }

  /** Something was read beside the snapshots. */
  record Advised(Advice advice) implements Msg {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.advised(this);
    }
  }

  /** How it stands with the controls has changed. */
  record ControlsReported(ControlsKnowledge controls) implements Msg {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.controlsReported(this);
    }
  }

  /** The controls that {@link Effect.TakeOver} asked for were not given, for this reason. */
  record TakeoverRefused(String reason) implements Msg {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.takeoverRefused(this);
    }
  }

  /** What became of a signal that {@link Effect.Send} asked for. */
  record SignalReported(Command command, SendResult result, Instant time, long nanos)
      implements Msg {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.signalReported(this);
    }
  }

  /** What {@link Effect.Call} asked for has begun. */
  record CallStarted(Command command, Instant time, long nanos) implements Msg {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.callStarted(this);
    }
  }

  /** What came of {@link Effect.Call} in the end. */
  record CallReported(Command command, CallResult result, Instant time, long nanos) implements Msg {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.callReported(this);
    }
  }

  /**
   * The last lines of a file that {@link Effect.ReadLog} asked for, oldest first; hostile until
   * they have passed {@code Printable}.
   */
  record LogRead(Effect.ReadLog asked, Reading<List<String>> lines) implements Msg {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.logRead(this);
    }
  }

  /** What {@link Effect.FollowLogs} asked for. */
  record LogsFollowed(LogAnswer answer) implements Msg {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.logsFollowed(this);
    }
  }

  /** What {@link Effect.Inspect} asked for. */
  record Inspected(Effect.Inspect asked, Reading<Listing> listing) implements Msg {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.inspected(this);
    }
  }

  /** What {@link Effect.CheckConfiguration} asked for. */
  record ConfigurationChecked(ProcessId master, ConfigurationResult result) implements Msg {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.configurationChecked(this);
    }
  }

  /**
   * An earlier run has left this of an application that is there: shown as if it had been seen now.
   *
   * @param text what to say of it, one sentence
   */
  record Resumed(String text, Memory memory, List<Observation> timeline, StepHistory steps)
      implements Msg {
    /** Copies the list. */
    public Resumed {
      timeline = List.copyOf(timeline);
    }

    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.resumed(this);
    }
  }

  /** The preferences could not be kept. */
  record NotKept(String reason) implements Msg {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.notKept(this);
    }
  }

  /**
   * A source that works beside the snapshots has failed, or works again.
   *
   * @param source its name, as an operator knows it
   * @param trouble what went wrong, in one plain line; empty once it works again
   */
  record SourceReported(String source, Optional<String> trouble) implements Msg {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.sourceReported(this);
    }
  }

  /** The moment for which {@link Model#wakeAtNanos} asked has come, or a frame is due. */
  record Tick(Instant time, long nanos) implements Msg {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.tick(this);
    }
  }
}
