package gunitop.testkit;

import static gunitop.testkit.ApplicationFixture.application;
import static gunitop.testkit.AssessmentFixture.assessment;
import static gunitop.testkit.GenerationFixture.newGeneration;
import static gunitop.testkit.GenerationFixture.old;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationRole;
import gunitop.gunicorn.GenerationState;
import gunitop.gunicorn.WorkerState;
import gunitop.upgrade.Act;
import gunitop.upgrade.Alarm;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Command;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Observation.Source;
import gunitop.upgrade.Severity;
import gunitop.upgrade.Stage;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stages of an upgrade of ten workers, one after the other, and what can stand in the way. */
public final class Scenarios {
  /** OLD's master. */
  public static final int OLD = 12928;

  /** NEW's master. */
  public static final int NEW = 12996;

  /** What OLD logs to where one generation serves. */
  public static final String ERROR_LOG = "/home/frappe/logs/web.error.log";

  private static final String NOT_YET = "not yet: start NEW first (u)";

  private static final String NO_RETURN = "the point of no return";

  private Scenarios() {}

  /** One generation serves. */
  public static Scenario steady() {
    return Scenario.of(
        assessment(
                application(old(OLD).workers(10, WorkerState.READY).logs(ERROR_LOG).build())
                    .build(),
                Stage.STEADY,
                "Only master 12928 serves: 10 of 10 ready.")
            .allow(Step.USR2)
            .refuse(Step.WINCH, NOT_YET)
            .refuse(Step.DRAIN, NOT_YET)
            .refuse(Step.TERM, NOT_YET)
            .refuse(Step.REVERT, "there is nothing to revert")
            .build());
  }

  /** NEW is not ready. */
  public static Scenario booting() {
    return Scenario.of(
            assessment(
                    application(
                            old(OLD).workers(10, WorkerState.READY).build(),
                            newGeneration(NEW, OLD)
                                .age(8)
                                .workers(7, WorkerState.READY)
                                .workers(3, WorkerState.BOOTING)
                                .state(GenerationState.BOOTING)
                                .build())
                        .listener(4711, "127.0.0.1:8000", 3)
                        .build(),
                    Stage.BOOTING,
                    "NEW is not ready: 7 of 10 of its workers have sent a heartbeat.")
                .refuse(Step.USR2, "NEW master 12996 exists")
                .allow(Step.WINCH, Confirmation.YES, "3 NEW workers are not ready")
                .refuse(Step.DRAIN, "WINCH will do")
                .override(Step.TERM, "3 NEW workers are not ready")
                .allow(Step.REVERT)
                .build())
        .seeing(7.6, Source.YOU, "kill -USR2 12928")
        .seeing(7.2, Source.SEEN, "NEW master 12996 appeared, child of 12928")
        .seeing(1.4, Source.SEEN, "7 of 10 NEW workers ready");
  }

  private static AssessmentFixture both() {
    return assessment(
            application(
                    old(OLD).workers(10, WorkerState.READY).build(),
                    newGeneration(NEW, OLD).workers(10, WorkerState.READY).build())
                .build(),
            Stage.OVERLAP,
            "Both generations serve: 10 OLD workers and 10 of 10 NEW workers are ready.")
        .refuse(Step.USR2, "NEW master 12996 exists")
        .refuse(Step.DRAIN, "WINCH will do")
        .allow(Step.WINCH)
        .allow(Step.TERM, Confirmation.YES, NO_RETURN)
        .allow(Step.REVERT);
  }

  /** Both generations serve. */
  public static Scenario overlap() {
    return Scenario.of(both().build())
        .seeing(41.8, Source.YOU, "kill -USR2 12928")
        .seeing(41.2, Source.SEEN, "NEW master 12996 appeared, child of 12928")
        .seeing(33.0, Source.SEEN, "10 of 10 NEW workers ready")
        .seeing(31.0, Source.HELD, "USR2: 10 of 10 NEW workers have been ready for 2 s");
  }

  /** OLD's workers leave. */
  public static Scenario draining() {
    return Scenario.of(
            assessment(
                    application(
                            old(OLD)
                                .workers(2, WorkerState.READY)
                                .workers(2, WorkerState.EXITING)
                                .build(),
                            newGeneration(NEW, OLD).workers(10, WorkerState.READY).build())
                        .build(),
                    Stage.DRAINING,
                    "OLD drains: 4 of 10 workers are left; 10 of 10 NEW workers are ready.")
                .refuse(Step.USR2, "NEW master 12996 exists")
                .refuse(Step.WINCH, "OLD is draining already")
                .refuse(Step.DRAIN, "WINCH is at work")
                .allow(Step.TERM, Confirmation.YES, NO_RETURN)
                .allow(Step.REVERT)
                .build())
        .seeing(2.1, Source.YOU, "kill -WINCH 12928")
        .seeing(1.9, Source.SEEN, "6 OLD workers left");
  }

  /** OLD has no workers. */
  public static Scenario drained() {
    return Scenario.of(
            assessment(
                    application(
                            old(OLD).build(),
                            newGeneration(NEW, OLD).workers(10, WorkerState.READY).build())
                        .build(),
                    Stage.DRAINED,
                    "OLD has no workers; its master 12928 still holds the listener.")
                .refuse(Step.USR2, "NEW master 12996 exists")
                .refuse(Step.WINCH, "OLD has no workers")
                .refuse(Step.DRAIN, "OLD has no workers")
                .allow(Step.TERM, Confirmation.YES, NO_RETURN)
                .respawn("OLD forks its workers again, from the code in its memory")
                .build())
        .seeing(9.1, Source.YOU, "kill -WINCH 12928")
        .seeing(2.3, Source.HELD, "WINCH: OLD has no workers");
  }

  /** OLD has no workers, and NEW boots: nobody serves. */
  public static Scenario outage() {
    return Scenario.of(
            assessment(
                    application(
                            old(OLD).build(),
                            newGeneration(NEW, OLD).workers(10, WorkerState.BOOTING).build())
                        .build(),
                    Stage.DRAINED,
                    "OLD master 12928 has no workers and NEW is not ready: nothing serves.")
                .alarm(
                    Alarm.Kind.OUTAGE,
                    "nobody serves, 3 connections wait. r brings OLD's workers back")
                .refuse(Step.USR2, "NEW master 12996 exists")
                .refuse(Step.WINCH, "OLD has no workers")
                .refuse(Step.DRAIN, "OLD has no workers")
                .refuse(Step.TERM, "10 of 10 NEW workers not ready")
                .respawn("OLD forks its workers again, from the code in its memory")
                .build())
        .seeing(9.1, Source.YOU, "kill -WINCH 12928")
        .seeing(7.0, Source.SEEN, "10 OLD workers left, 0 remain");
  }

  /** None of NEW's workers is ready: to drain OLD now would leave nobody. */
  public static Scenario unready() {
    String nobody = "10 of 10 NEW workers not ready: nobody would serve until NEW is ready";
    AssessmentFixture booting =
        assessment(
                application(
                        old(OLD).workers(10, WorkerState.READY).build(),
                        newGeneration(NEW, OLD).workers(10, WorkerState.BOOTING).build())
                    .build(),
                Stage.BOOTING,
                "NEW boots: 0 of 10 workers ready; OLD serves: all 10 workers are ready.")
            .refuse(Step.USR2, "NEW master 12996 exists: USR2 would be ignored")
            .refuse(Step.DRAIN, "WINCH drains all of OLD at once: use w")
            .allow(Step.REVERT, Confirmation.NONE, "ends NEW; OLD's 10 workers stay as they are");
    for (Step step : List.of(Step.WINCH, Step.TERM)) {
      booting.override(step, nobody);
    }
    return Scenario.of(booting.build());
  }

  /** NEW's workers die and are replaced; OLD serves. */
  public static Scenario crashLoop() {
    return Scenario.of(
            assessment(
                    application(
                            old(OLD).workers(10, WorkerState.READY).build(),
                            newGeneration(NEW, OLD).workers(10, WorkerState.READY).build())
                        .build(),
                    Stage.OVERLAP,
                    "Both generations serve: all 10 OLD and all 10 NEW workers are ready.")
                .alarm(
                    Alarm.Kind.CRASH_LOOP,
                    "Workers of NEW master 12996 keep dying: 8 died within 10 s. r reverts",
                    GenerationRole.NEW)
                .finding(
                    Severity.WARNING,
                    FindingCode.CRASH_LOOP,
                    "Workers of NEW master 12996 keep dying: 8 died within 10 s.",
                    "Revert with r.",
                    Step.TERM)
                .refuse(Step.USR2, "NEW master 12996 exists")
                .refuse(Step.WINCH, "NEW's workers keep dying")
                .refuse(Step.DRAIN, "WINCH drains all of OLD at once: use w")
                .refuse(Step.TERM, "NEW's workers keep dying")
                .allow(Step.REVERT, Confirmation.NONE, "ends NEW; OLD's 10 workers stay")
                .build())
        .seeing(9.1, Source.YOU, "kill -USR2 12928");
  }

  /** OLD has closed its listeners. */
  public static Scenario retiring() {
    return Scenario.of(
            assessment(
                    application(
                            old(OLD)
                                .workers(1, WorkerState.EXITING)
                                .state(GenerationState.RETIRING)
                                .build(),
                            newGeneration(NEW, OLD).workers(10, WorkerState.READY).build())
                        .build(),
                    Stage.RETIRING,
                    "OLD master 12928 closed its listeners: it waits for 1 worker, then exits.")
                .refuse(Step.USR2, "OLD is stopping")
                .refuse(Step.WINCH, "OLD is stopping")
                .refuse(Step.DRAIN, "OLD is stopping")
                .refuse(Step.TERM, "OLD is stopping already")
                .refuse(Step.REVERT, "OLD is stopping: there is no way back")
                .build())
        .seeing(1.1, Source.YOU, "kill -TERM 12928")
        .seeing(0.9, Source.SEEN, "OLD master 12928 closed its listeners");
  }

  /** OLD is gone, NEW is the only generation. */
  public static Scenario promoted() {
    return Scenario.of(
        assessment(
                application(old(NEW).age(41).workers(10, WorkerState.READY).build()).build(),
                Stage.STEADY,
                "Only master 12996 serves: 10 of 10 ready.")
            .allow(Step.USR2)
            .build());
  }

  /** Under supervisord, where WINCH is ignored. */
  public static Scenario notDaemonized() {
    Application supervised =
        application(
                old(OLD)
                    .childOf(TestSurroundings.SUPERVISORD)
                    .workers(10, WorkerState.READY)
                    .build(),
                newGeneration(NEW, OLD).workers(10, WorkerState.READY).build())
            .supervisord("frappe-web", TestSurroundings.SUPERVISORD)
            .build();
    return Scenario.of(
            assessment(
                    supervised,
                    Stage.OVERLAP,
                    "Both generations serve: 10 OLD workers and 10 of 10 NEW workers are ready.")
                .finding(
                    Severity.BLOCKER,
                    FindingCode.SUPERVISORD_RESPAWNS,
                    "supervisord will start a third master when OLD exits.",
                    "Retire OLD with: supervisorctl stop frappe-web",
                    Step.TERM)
                .finding(
                    Severity.WARNING,
                    FindingCode.WINCH_IGNORED,
                    "WINCH would be ignored: master 12928 was not started with --daemon.",
                    "d drains it by TTOU, one worker a press, down to one.",
                    Step.WINCH)
                .refuse(Step.USR2, "NEW master 12996 exists")
                .allow(Step.WINCH, Confirmation.YES, "it would be ignored")
                .allow(Step.DRAIN)
                .allow(Step.TERM, Confirmation.TYPE, "supervisord would start a third master")
                .allow(Step.REVERT)
                .build())
        .seeing(31.0, Source.HELD, "USR2: 10 of 10 NEW workers have been ready for 2 s");
  }

  /** Alone under supervisord, whose call is longer than any signal. */
  public static Scenario supervised() {
    String respawns =
        "supervisord (1100) started master 12928 as frappe-web: with autorestart=true it starts a"
            + " third master when OLD exits.";
    Application alone =
        application(
                old(OLD)
                    .childOf(TestSurroundings.SUPERVISORD)
                    .workers(10, WorkerState.READY)
                    .build())
            .supervisord("frappe-web", TestSurroundings.SUPERVISORD)
            .build();
    List<String> stop =
        List.of("supervisorctl", "-c", "/etc/supervisor/supervisord.conf", "stop", "frappe-web");
    Command call =
        new Command(
            new Act.Stop(stop, "frappe-web", TestSurroundings.SUPERVISORD, 60),
            alone.old().master().id());
    return Scenario.of(
        assessment(alone, Stage.STEADY, "Only master 12928 serves: 10 of 10 ready.")
            .finding(
                Severity.WARNING,
                FindingCode.SUPERVISORD_RESPAWNS,
                respawns,
                "t retires OLD by supervisorctl stop frappe-web, which starts none.",
                Step.USR2,
                Step.TERM)
            .allow(Step.USR2, Confirmation.YES, respawns)
            .refuse(Step.WINCH, NOT_YET)
            .refuse(Step.DRAIN, NOT_YET)
            .offer(new StepOffer(Step.TERM, Optional.of(call), false, Confirmation.NONE, NOT_YET))
            .refuse(Step.REVERT, "there is nothing to revert")
            .build());
  }

  /** NEW serves, and supervisord does not know it. */
  public static Scenario outsideSupervisord() {
    return Scenario.of(
        assessment(
                application(old(NEW).age(41).workers(10, WorkerState.READY).build())
                    .outside("frappe-web", TestSurroundings.SUPERVISORD)
                    .build(),
                Stage.STEADY,
                "Only master 12996 serves: 10 of 10 ready.")
            .finding(
                Severity.WARNING,
                FindingCode.OUTSIDE_SUPERVISORD,
                "Master 12996 runs outside supervisord (1100), which calls frappe-web STOPPED:"
                    + " nobody starts it again. The next start of frappe-web makes a third master"
                    + " that fails to bind while 12996 serves.",
                "supervisorctl start frappe-web brings it; then h lets it take over.")
            .allow(Step.USR2, Confirmation.NONE, "starts a NEW master beside OLD")
            .refuse(Step.WINCH, NOT_YET)
            .refuse(Step.DRAIN, NOT_YET)
            .refuse(Step.TERM, NOT_YET)
            .refuse(Step.REVERT, "there is nothing to revert")
            .build());
  }

  /** More applications than lines; the third one in an upgrade. */
  public static Scenario manyApplications() {
    List<Assessment> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      int pid = 20000 + 100 * i;
      Generation old = old(pid).desired(4).workers(4, WorkerState.READY).build();
      Generation[] generations =
          i == 2
              ? new Generation[] {
                old, newGeneration(pid + 50, pid).desired(4).workers(4, WorkerState.READY).build()
              }
              : new Generation[] {old};
      all.add(
          assessment(
                  application(generations)
                      .name("shop-%02d.wsgi".formatted(i))
                      .listener(4800 + i, "127.0.0.1:%d".formatted(8000 + i), 0)
                      .build(),
                  i == 2 ? Stage.OVERLAP : Stage.STEADY,
                  "It serves.")
              .allow(Step.USR2)
              .build());
    }
    return Scenario.of(all.toArray(Assessment[]::new));
  }

  /** Seen by a user who may not signal it. */
  public static Scenario notPermitted() {
    String denied = "no permission";
    AssessmentFixture steady =
        assessment(
                application(old(OLD).workers(4, WorkerState.UNKNOWN).desired(4).build()).build(),
                Stage.UNKNOWN,
                "The workers' heartbeat files cannot be read by ana.")
            .finding(
                Severity.BLOCKER,
                FindingCode.NOT_PERMITTED,
                "Master 12928 belongs to frappe, you are ana: no signal of yours reaches it.",
                "Run gunitop as frappe or root.",
                Step.values());
    for (Step step : Step.values()) {
      steady.refuse(step, denied);
    }
    Scenario scenario = Scenario.of(steady.build());
    return new Scenario(
        SnapshotFixture.snapshot()
            .with(scenario.snapshot().processes().values())
            .viewer(1002, "ana")
            .build(),
        scenario.assessments(),
        scenario.observations());
  }

  /** Two generations of 32 workers, one of them stuck. */
  public static Scenario manyWorkers() {
    return Scenario.of(
        assessment(
                application(
                        old(OLD)
                            .desired(32)
                            .workers(20, WorkerState.READY)
                            .workers(1, WorkerState.STUCK)
                            .workers(11, WorkerState.READY)
                            .build(),
                        newGeneration(NEW + 100, OLD)
                            .desired(32)
                            .workers(30, WorkerState.READY)
                            .workers(2, WorkerState.BOOTING)
                            .state(GenerationState.BOOTING)
                            .build())
                    .listener(4711, "unix:/run/frappe/web.sock", 17)
                    .build(),
                Stage.BOOTING,
                "NEW is not ready: 30 of 32 of its workers have sent a heartbeat.")
            .refuse(Step.USR2, "NEW master 13096 exists")
            .allow(Step.WINCH, Confirmation.YES, "2 NEW workers are not ready")
            .allow(Step.REVERT)
            .build());
  }

  /** Two applications, the second one in an upgrade. */
  public static Scenario twoApplications() {
    Assessment other =
        assessment(
                application(old(20100).desired(2).age(7200).workers(2, WorkerState.READY).build())
                    .name("shop.wsgi")
                    .listener(4800, "unix:/run/shop.sock", 0)
                    .build(),
                Stage.STEADY,
                "Only master 20100 serves: 2 of 2 ready.")
            .allow(Step.USR2)
            .build();
    return Scenario.of(both().build(), other);
  }
}
