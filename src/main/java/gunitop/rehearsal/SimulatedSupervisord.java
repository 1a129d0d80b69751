package gunitop.rehearsal;

import gunitop.gunicorn.ProgramSettings;
import gunitop.gunicorn.ProgramSettings.AutoRestart;
import gunitop.gunicorn.ProgramStatus;
import gunitop.gunicorn.SupervisordFacts;
import gunitop.process.ExitStatus;
import gunitop.process.Signal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A supervisord with one program ({@code supervisor/process.py}): it looks for exited children once
 * a second, starts the program again where its settings say so, and gives up after three starts
 * that did not last {@code startsecs}.
 */
final class SimulatedSupervisord implements Executing {
  private static final double LOOK_SECONDS = 1;
  private static final int START_RETRIES = 3;

  /** Where its configuration cannot be read, the worst is rehearsed: it starts OLD again. */
  private static final ProgramSettings UNKNOWN =
      new ProgramSettings(
          Set.of(),
          "",
          AutoRestart.ALWAYS,
          Set.of(0),
          1,
          "TERM",
          10,
          false,
          false,
          "",
          Optional.empty());

  final SimulatedProcess process;
  private final DeployedApplication site;
  private final String name;
  private final ProgramSettings settings;
  private final SupervisordFacts known;
  private String state = "RUNNING";
  private int child;
  private int retries;
  private long startedNanos;

  /** How often it has started the program by itself. */
  int starts;

  SimulatedSupervisord(
      DeployedApplication site,
      SimulatedProcess process,
      String name,
      SupervisordFacts known,
      int child) {
    this.site = site;
    this.process = process;
    this.name = name;
    this.known = known;
    settings = known.settings(name).orElse(UNKNOWN);
    this.child = child;
    process.program = this;
  }

  SupervisordFacts facts() {
    int shown = state.equals("RUNNING") ? child : 0;
    return new SupervisordFacts(
        known.control(),
        known.programs().isEmpty() ? List.of() : List.of(new ProgramStatus(name, state, shown)),
        known.settings(),
        known.trouble());
  }

  /** The PID of its program, as it knows it. */
  int child() {
    return child;
  }

  String state() {
    return state;
  }

  /** Begins to stop the program; KILL follows after {@code stopwaitsecs}. */
  void stop() {
    state = "STOPPING";
    int stopped = child;
    site.host.signal(Signal.valueOf(settings.stopSignal()), stopped);
    site.host.schedule.after(
        settings.stopWaitSeconds(),
        () -> {
          if (state.equals("STOPPING") && child == stopped) {
            site.host.signal(Signal.KILL, stopped);
          }
        });
  }

  /** Whether it runs this process as its program. */
  boolean runs(int pid) {
    return state.equals("RUNNING") && child == pid;
  }

  @Override
  public void signalled(Signal signal) {
    if (signal == Signal.TERM || signal == Signal.INT || signal == Signal.QUIT) {
      site.host.signal(Signal.TERM, child);
      site.host.schedule.after(LOOK_SECONDS, () -> site.exit(process, 0));
    }
  }

  @Override
  public void childExited(SimulatedProcess exited, ExitStatus status) {
    if (exited.pid() == child) {
      site.host.schedule.after(LOOK_SECONDS * site.host.random.nextDouble(), () -> noticed(status));
    }
  }

  private void noticed(ExitStatus status) {
    if (state.equals("STOPPING")) {
      state = "STOPPED";
      return;
    }
    double lasted = (site.host.schedule.now() - startedNanos) / 1e9;
    if (startedNanos > 0 && lasted < settings.startSeconds()) {
      retries++;
      state = retries > START_RETRIES ? "FATAL" : "BACKOFF";
      if (state.equals("BACKOFF")) {
        site.host.schedule.after(retries, this::start);
      }
      return;
    }
    retries = 0;
    state = "EXITED";
    boolean expected =
        status instanceof ExitStatus.Exited ended && settings.exitCodes().contains(ended.code());
    boolean again =
        switch (settings.restart()) {
          case ALWAYS -> true;
          case UNEXPECTED -> !expected;
          case NEVER -> false;
        };
    if (again) {
      start();
    }
  }

  private void start() {
    SimulatedProcess started = site.host.fork(process);
    started.group = started.pid();
    started.sockets.clear();
    started.logs.clear();
    started.environment = Map.of("SUPERVISOR_PROCESS_NAME", name);
    started.owner = site.arbiters.get(0).process.owner;
    started.directory = site.arbiters.get(0).process.directory;
    child = started.pid();
    starts++;
    state = "STARTING";
    startedNanos = site.host.schedule.now();
    site.execute(started);
    int mine = child;
    site.host.schedule.after(
        settings.startSeconds(),
        () -> {
          if (child == mine && state.equals("STARTING") && site.host.lives(mine)) {
            state = "RUNNING";
          }
        });
  }
}
