package gunitop.report;

import gunitop.gunicorn.Ancestor;
import gunitop.gunicorn.Application;
import gunitop.gunicorn.Chain;
import gunitop.gunicorn.Daemonization;
import gunitop.gunicorn.Desired;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationRole;
import gunitop.gunicorn.GenerationState;
import gunitop.gunicorn.Master;
import gunitop.gunicorn.Preload;
import gunitop.gunicorn.Role;
import gunitop.gunicorn.Supervisor;
import gunitop.gunicorn.Worker;
import gunitop.gunicorn.WorkerState;
import gunitop.process.Host;
import gunitop.process.Listener;
import gunitop.process.Owner;
import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.ProcessStat;
import gunitop.process.ProcessTraits;
import gunitop.process.Reading;
import gunitop.process.RunState;
import gunitop.process.Signal;
import gunitop.process.Snapshot;
import gunitop.upgrade.Alarm;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Command;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Severity;
import gunitop.upgrade.Stage;
import gunitop.upgrade.StageJudgement;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Assessments made by hand, on a host that has been up for 10 days. */
final class Scenes {
  private static final long TICKS = 100;
  private static final long UPTIME_SECONDS = 864_000;
  private static final long MIB = 1 << 20;
  private static final Owner OWNER = new Owner(33, "www-data");

  static final Snapshot SNAPSHOT =
      new Snapshot(
          Instant.parse("2026-11-22T12:04:31.250999Z"),
          UPTIME_SECONDS * 1_000_000_000L,
          new Host("web-03", "boot", TICKS, 4, 0),
          OWNER,
          Map.of(),
          Map.of(),
          Map.of());

  private Scenes() {}

  /** OLD serves, NEW boots, and everything that can be known is. */
  static Assessment overlap() {
    Application application =
        new Application(
            "frappe.app:application",
            List.of(
                new Listener(7, "127.0.0.1:8000", Reading.known(3), Reading.known(2048)),
                new Listener(8, "unix:/run/app.sock", Reading.known(0), Reading.known(64))),
            List.of(
                generation(
                    GenerationRole.OLD,
                    GenerationState.SERVING,
                    master(12928, 273_600),
                    worker(12931, 273_000, WorkerState.READY, 3.14, 48 * MIB, 1),
                    worker(12932, 273_000, WorkerState.STUCK, 131, 48 * MIB, 2)),
                generation(
                    GenerationRole.NEW,
                    GenerationState.BOOTING,
                    master(12996, 41),
                    worker(12999, 38, WorkerState.READY, 0.96, 44 * MIB, 0),
                    booting(13001, 4))),
            new Supervisor(Supervisor.Kind.SUPERVISORD, "frappe-web", 811, "its parent")
                .in(
                    Optional.empty(),
                    new Chain(
                        List.of(
                            new Ancestor(
                                new ProcessId(811, 100, "boot"),
                                "supervisord",
                                Ancestor.AtChildsEnd.STARTS_ANOTHER)),
                        0)),
            new Daemonization(Daemonization.Verdict.NO, "pgid 12928 is its PID"),
            new Preload(Preload.Verdict.YES, "--preload on the command line"),
            List.of());
    return new Assessment(
        application,
        new StageJudgement(
            Stage.BOOTING, "NEW master 12996 has 1 of 2 workers ready; OLD serves with 1."),
        List.of(
            new Finding(
                Severity.BLOCKER,
                FindingCode.SUPERVISORD_RESPAWNS,
                "supervisord starts a third master when 12928 exits.",
                "Retire OLD with supervisorctl stop frappe-web.",
                Set.of(Step.TERM)),
            new Finding(
                Severity.INFO, FindingCode.STUCK_WORKER, "Worker 12932 is stuck.", "", Set.of())),
        List.of(
            refused(Step.USR2, Optional.empty(), "NEW exists"),
            offered(Step.WINCH, Signal.WINCH, 12928, Confirmation.YES, "NEW is not ready"),
            offered(Step.DRAIN, Signal.TTOU, 12928, Confirmation.NONE, "one worker leaves"),
            refused(Step.HANDOVER, Optional.empty(), "no systemd unit"),
            offered(Step.TERM, Signal.TERM, 12928, Confirmation.TYPE, "supervisord respawns"),
            offered(Step.REVERT, Signal.TERM, 12996, Confirmation.NONE, "")),
        Alarm.NONE);
  }

  /** One generation of another user, with a title that tries to drive the terminal. */
  static Assessment unreadable() {
    Worker worker =
        new Worker(
            sample(501, 90_061, Reading.denied(), Reading.denied()),
            WorkerState.UNKNOWN,
            Reading.denied(),
            "heartbeat file not readable");
    return new Assessment(
        new Application(
            "evil\u001b[2J\u009b31m\u007f\u4e2d:app",
            List.of(new Listener(9, "0.0.0.0:80", Reading.notRead(), Reading.notRead())),
            List.of(
                new Generation(
                    GenerationRole.OLD,
                    new Master(
                        sample(500, 90_062, Reading.denied(), Reading.denied()),
                        Role.MASTER,
                        Reading.denied(),
                        "SigCgt"),
                    List.of(worker),
                    Desired.UNKNOWN,
                    GenerationState.SERVING,
                    0)),
            new Supervisor(Supervisor.Kind.UNKNOWN, "", 0, "nothing tells"),
            new Daemonization(Daemonization.Verdict.PROBABLY, "pgid == sid"),
            new Preload(Preload.Verdict.UNKNOWN, "nothing tells"),
            List.of()),
        new StageJudgement(Stage.UNKNOWN, "The files of master 500 cannot be read."),
        List.of(),
        List.of(),
        Alarm.NONE);
  }

  private static Generation generation(
      GenerationRole role, GenerationState state, Master master, Worker... workers) {
    Desired desired = new Desired(Reading.known(2), "-w on the command line");
    return new Generation(role, master, List.of(workers), desired, state, 0);
  }

  private static Master master(int pid, long ageSeconds) {
    return new Master(
        sample(pid, ageSeconds, Reading.notRead(), Reading.known(Set.of())),
        Role.MASTER,
        Reading.known(Set.of(7L)),
        "SigCgt");
  }

  private static Worker worker(
      int pid, long ageSeconds, WorkerState state, double beat, long pss, int connections) {
    ProcessSample sample =
        sample(pid, ageSeconds, Reading.known(pss), Reading.known(inodes(connections)));
    return new Worker(sample, state, Reading.known(beat), "heartbeat file");
  }

  private static Worker booting(int pid, long ageSeconds) {
    ProcessSample sample = sample(pid, ageSeconds, Reading.notRead(), Reading.known(Set.of()));
    return new Worker(sample, WorkerState.BOOTING, Reading.notRead(), "heartbeat file");
  }

  private static ProcessSample sample(
      int pid, long ageSeconds, Reading<Long> pss, Reading<Set<Long>> connections) {
    return new ProcessSample(
        new ProcessId(pid, (UPTIME_SECONDS - ageSeconds) * TICKS, "boot"),
        new ProcessStat(
            "gunicorn",
            RunState.SLEEPING,
            1,
            pid,
            pid,
            0,
            0,
            20,
            0,
            1,
            0,
            70 * MIB,
            Reading.denied()),
        new ProcessTraits(
            List.of("gunicorn"),
            OWNER,
            Reading.notRead(),
            Reading.notRead(),
            Reading.notRead(),
            Reading.notRead()),
        Reading.notRead(),
        pss,
        connections);
  }

  private static Set<Long> inodes(int count) {
    return LongStream.range(0, count).boxed().collect(Collectors.toSet());
  }

  private static StepOffer offered(
      Step step, Signal signal, int pid, Confirmation confirmation, String reason) {
    Command command = new Command(signal, new ProcessId(pid, 1, "boot"));
    return new StepOffer(step, Optional.of(command), true, confirmation, reason);
  }

  private static StepOffer refused(Step step, Optional<Command> command, String reason) {
    return new StepOffer(step, command, false, Confirmation.NONE, reason);
  }
}
