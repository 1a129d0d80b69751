package gunitop.upgrade;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Desired;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationState;
import gunitop.gunicorn.WorkerState;
import gunitop.process.Listener;
import java.util.Set;

/** Says where an upgrade stands, from one snapshot of the application. */
public final class StageDerivation {

  private StageDerivation() {}

  /** The stage and its reason. */
  public static StageJudgement of(Application application) {
    StageJudgement judgement =
        application.fresh().isPresent()
            ? ofTwo(application.old(), application.fresh().get())
            : ofOne(application.old());
    String more = strays(application) + unreachable(application);
    return more.isEmpty()
        ? judgement
        : new StageJudgement(judgement.stage(), judgement.reason() + more);
  }

  private static String strays(Application application) {
    int strays = application.strays().size();
    return strays == 0 ? "" : " Left by a master that is gone: " + workers(strays) + ".";
  }

  private static String unreachable(Application application) {
    for (Listener listener : application.listeners()) {
      if (!listener.reachable().orElse(true)) {
        return " " + listener.address() + " leads nowhere: new connections fail.";
      }
    }
    return "";
  }

  private static StageJudgement ofOne(Generation only) {
    int pid = only.master().pid();
    if (only.state() == GenerationState.RETIRING) {
      return judged(
          Stage.RETIRING,
          "Master " + pid + " has closed its listeners and stops; no other generation serves.");
    }
    if (only.count(WorkerState.UNKNOWN) > 0) {
      return judged(
          Stage.STEADY,
          "One generation: master "
              + pid
              + " with "
              + workers(only.workers().size())
              + "; whether they are ready cannot be read.");
    }
    if (only.ready() > 0) {
      String ready = only.ready() + " of " + total(only) + " ready";
      return judged(
          Stage.STEADY, "Only master " + pid + " serves: " + ready + reduced(only.desired()) + ".");
    }
    if (mayStop(only)) {
      return judged(
          Stage.UNKNOWN,
          "Master "
              + pid
              + " has neither a listener nor a worker: it starts, stops or was drained; nothing serves.");
    }
    if (only.state() == GenerationState.BOOTING) {
      return judged(
          Stage.BOOTING,
          "Master " + pid + " starts: none of its workers is ready; nothing serves.");
    }
    return only.workers().isEmpty()
        ? judged(Stage.DRAINED, "Master " + pid + " has no workers: nothing serves.")
        : ofUnready(only);
  }

  /** An only generation whose workers all leave, or are stopped or stuck. */
  private static StageJudgement ofUnready(Generation only) {
    String master = "Master " + only.master().pid() + " has " + workers(only.workers().size());
    return only.leaving() == only.workers().size()
        ? judged(Stage.DRAINING, master + " left, about to leave: nothing serves.")
        : judged(Stage.STEADY, master + ", and none is ready: nothing serves.");
  }

  /** Whether nothing tells if this only master starts, stops or was drained. */
  static boolean mayStop(Generation only) {
    boolean holdsNone = only.master().listeners().map(Set::isEmpty).orElse(false);
    return only.state() != GenerationState.RETIRING
        && only.master().hasHandlers()
        && holdsNone
        && only.workers().isEmpty();
  }

  private static StageJudgement ofTwo(Generation old, Generation fresh) {
    if (fresh.state() == GenerationState.RETIRING) {
      return judged(
          Stage.REVERTING,
          "NEW master "
              + fresh.master().pid()
              + " has closed its listeners; "
              + workers(fresh.workers().size())
              + " left; OLD: "
              + readiness(old, "worker")
              + ".");
    }
    if (old.state() == GenerationState.RETIRING) {
      return judged(
          Stage.RETIRING,
          "OLD master "
              + old.master().pid()
              + " has closed its listeners; "
              + workers(old.workers().size())
              + " left.");
    }
    if (old.count(WorkerState.UNKNOWN) + fresh.count(WorkerState.UNKNOWN) > 0) {
      return judged(
          Stage.UNKNOWN,
          "Two generations: OLD "
              + old.master().pid()
              + " and NEW "
              + fresh.master().pid()
              + "; whether their workers are ready cannot be read.");
    }
    if (old.workers().isEmpty()) {
      return fresh.ready() > 0
          ? judged(
              Stage.DRAINED,
              "OLD master "
                  + old.master().pid()
                  + " has no workers; NEW serves: "
                  + readiness(fresh, "worker")
                  + ".")
          : judged(
              Stage.DRAINED,
              "OLD master "
                  + old.master().pid()
                  + " has no workers and NEW is not ready: nothing serves.");
    }
    if (!fresh.isCompleteOrRecycling()) {
      return judged(Stage.BOOTING, boot(fresh) + "; " + serves("OLD", old) + ".");
    }
    if (isReduced(old, fresh)) {
      return judged(
          Stage.DRAINING,
          "OLD has "
              + workers(old.workers().size())
              + " left of "
              + wanted(old, fresh)
              + "; NEW serves: "
              + readiness(fresh, "worker")
              + ".");
    }
    return judged(
        Stage.OVERLAP,
        (old.ready() > 0
                ? "Both generations serve: " + both(old, fresh)
                : "Only NEW serves: " + both(old, fresh))
            + "."
            + fewer(old, fresh));
  }

  private static String serves(String name, Generation generation) {
    return name + (generation.ready() > 0 ? " serves: " : ": ") + readiness(generation, "worker");
  }

  private static String reduced(Desired desired) {
    return desired.full().equals(desired.count())
        ? ""
        : "; it was started with " + desired.full().get();
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
    if (old.isRecycling()) {
      return false;
    }
    int staying = old.workers().size() - old.leaving();
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
    return fresh.isWhole()
        ? "NEW has " + workers(fresh.ready()) + " ready; whether more will come is not known yet"
        : "NEW boots: " + readiness(fresh, "worker");
  }

  private static String readiness(Generation generation, String noun) {
    int ready = generation.ready();
    int total = total(generation);
    if (total == 0) {
      return "no " + noun + " is left";
    }
    return ready == total
        ? (total == 1 ? "1 " + noun + " is ready" : "all " + total + " " + noun + "s are ready")
        : ready + " of " + total + " " + noun + "s ready";
  }

  private static String workers(int count) {
    return count == 1 ? "1 worker" : count + " workers";
  }

  private static StageJudgement judged(Stage stage, String reason) {
    return new StageJudgement(stage, reason);
  }
}
