package gunitop.upgrade;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationState;
import gunitop.gunicorn.WorkerState;

/** Says where an upgrade stands, from one snapshot of the application. */
public final class StageDerivation {

  private StageDerivation() {}

  /** The stage and its reason. */
  public static StageJudgement of(Application application) {
    StageJudgement judgement =
        application
            .fresh()
            .map(fresh -> ofTwo(application.old(), fresh))
            .orElseGet(() -> ofOne(application.old()));
    return new StageJudgement(
        judgement.stage(), judgement.reason() + strays(application) + unreachable(application));
  }

  private static String strays(Application application) {
    int strays = application.strays().size();
    return strays == 0 ? "" : " Left by a master that is gone: " + workers(strays) + ".";
  }

  private static String unreachable(Application application) {
    return application.listeners().stream()
        .filter(listener -> !listener.reachable().orElse(true))
        .findFirst()
        .map(listener -> " " + listener.address() + " leads nowhere: new connections fail.")
        .orElse("");
  }

  private static StageJudgement ofOne(Generation only) {
    int pid = only.master().pid();
    if (only.state() == GenerationState.RETIRING) {
      return judged(
          Stage.RETIRING,
          "Master %d has closed its listeners and stops; no other generation serves.",
          pid);
    }
    if (only.count(WorkerState.UNKNOWN) > 0) {
      return judged(
          Stage.STEADY,
          "One generation: master %d with %s; whether they are ready cannot be read.",
          pid,
          workers(only.workers().size()));
    }
    if (only.ready() > 0) {
      return judged(Stage.STEADY, "One generation serves: %s.", readiness(only, "worker"));
    }
    if (only.state() == GenerationState.BOOTING) {
      return judged(
          Stage.BOOTING, "Master %d starts: none of its workers is ready; nothing serves.", pid);
    }
    return judged(Stage.DRAINED, "Master %d has no workers: nothing serves.", pid);
  }

  private static StageJudgement ofTwo(Generation old, Generation fresh) {
    if (fresh.state() == GenerationState.RETIRING) {
      return judged(
          Stage.REVERTING,
          "NEW master %d has closed its listeners; %s left; OLD: %s.",
          fresh.master().pid(),
          workers(fresh.workers().size()),
          readiness(old, "worker"));
    }
    if (old.state() == GenerationState.RETIRING) {
      return judged(
          Stage.RETIRING,
          "OLD master %d has closed its listeners; %s left.",
          old.master().pid(),
          workers(old.workers().size()));
    }
    if (old.count(WorkerState.UNKNOWN) + fresh.count(WorkerState.UNKNOWN) > 0) {
      return judged(
          Stage.UNKNOWN,
          "Two generations: OLD %d and NEW %d; whether their workers are ready cannot be read.",
          old.master().pid(),
          fresh.master().pid());
    }
    if (old.workers().isEmpty()) {
      return fresh.ready() > 0
          ? judged(
              Stage.DRAINED,
              "OLD master %d has no workers; NEW serves: %s.",
              old.master().pid(),
              readiness(fresh, "worker"))
          : judged(
              Stage.DRAINED,
              "OLD master %d has no workers and NEW is not ready: nothing serves.",
              old.master().pid());
    }
    if (!fresh.isComplete()) {
      return judged(Stage.BOOTING, "%s; OLD serves: %s.", boot(fresh), readiness(old, "worker"));
    }
    if (isReduced(old, fresh)) {
      return judged(
          Stage.DRAINING,
          "OLD has %s left of %s; NEW serves: %s.",
          workers(old.workers().size()),
          wanted(old, fresh),
          readiness(fresh, "worker"));
    }
    return judged(
        Stage.OVERLAP, "Both generations serve: %s.%s", both(old, fresh), fewer(old, fresh));
  }

  private static String both(Generation old, Generation fresh) {
    int oldReady = old.ready();
    int newReady = fresh.ready();
    boolean all = oldReady == total(old) && newReady == total(fresh);
    return all && oldReady > 1 && newReady > 1
        ? "all " + oldReady + " OLD and all " + newReady + " NEW workers are ready"
        : readiness(old, "OLD worker") + " and " + readiness(fresh, "NEW worker");
  }

  private static int total(Generation generation) {
    return generation.desired().count().orElse(generation.workers().size());
  }

  /**
   * Whether OLD has fewer workers than it wants. Where nothing tells what it wants, it is measured
   * by what a complete NEW has: both were started by the same command line.
   */
  static boolean isReduced(Generation old, Generation fresh) {
    int staying = old.workers().size() - old.count(WorkerState.EXITING);
    return staying < wanted(old, fresh);
  }

  private static int wanted(Generation old, Generation fresh) {
    return old.desired().count().orElse(fresh.ready());
  }

  private static String fewer(Generation old, Generation fresh) {
    int missing = old.workers().size() - fresh.workers().size();
    return missing > 0 ? " NEW has " + missing + " fewer than OLD." : "";
  }

  private static String boot(Generation fresh) {
    int pid = fresh.master().pid();
    if (!fresh.master().hasHandlers()) {
      return "NEW master " + pid + " imports and has no signal handlers yet";
    }
    if (fresh.workers().isEmpty()) {
      return "NEW master " + pid + " has no workers yet";
    }
    return "NEW boots: " + readiness(fresh, "worker");
  }

  private static String readiness(Generation generation, String noun) {
    int ready = generation.ready();
    int total = total(generation);
    return ready == total
        ? (total == 1 ? "1 " + noun + " is ready" : "all " + total + " " + noun + "s are ready")
        : ready + " of " + total + " " + noun + "s ready";
  }

  private static String workers(int count) {
    return count == 1 ? "1 worker" : count + " workers";
  }

  private static StageJudgement judged(Stage stage, String sentence, Object... facts) {
    return new StageJudgement(stage, String.format(sentence, facts));
  }
}
