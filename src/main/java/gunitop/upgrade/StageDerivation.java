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
        application.newGeneration().isPresent()
            ? ofTwo(application.old(), application.newGeneration().get())
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
  public static boolean mayStop(Generation only) {
    boolean holdsNone = only.master().listeners().map(Set::isEmpty).orElse(false);
    return only.state() != GenerationState.RETIRING
        && only.master().hasHandlers()
        && holdsNone
        && only.workers().isEmpty();
  }

  private static StageJudgement ofTwo(Generation old, Generation newGeneration) {
    if (newGeneration.state() == GenerationState.RETIRING) {
      return judged(
          Stage.REVERTING,
          "NEW master "
              + newGeneration.master().pid()
              + " has closed its listeners; "
              + workers(newGeneration.workers().size())
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
    if (old.count(WorkerState.UNKNOWN) + newGeneration.count(WorkerState.UNKNOWN) > 0) {
      return judged(
          Stage.UNKNOWN,
          "Two generations: OLD "
              + old.master().pid()
              + " and NEW "
              + newGeneration.master().pid()
              + "; whether their workers are ready cannot be read.");
    }
    if (old.workers().isEmpty()) {
      return newGeneration.ready() > 0
          ? judged(
              Stage.DRAINED,
              "OLD master "
                  + old.master().pid()
                  + " has no workers; NEW serves: "
                  + readiness(newGeneration, "worker")
                  + ".")
          : judged(
              Stage.DRAINED,
              "OLD master "
                  + old.master().pid()
                  + " has no workers and NEW is not ready: nothing serves.");
    }
    if (!newGeneration.isCompleteOrRecycling()) {
      return judged(Stage.BOOTING, boot(newGeneration) + "; " + serves("OLD", old) + ".");
    }
    if (isReduced(old, newGeneration)) {
      return judged(
          Stage.DRAINING,
          "OLD has "
              + workers(old.workers().size())
              + " left of "
              + wanted(old, newGeneration)
              + "; NEW serves: "
              + readiness(newGeneration, "worker")
              + ".");
    }
    return judged(
        Stage.OVERLAP,
        (old.ready() > 0
                ? "Both generations serve: " + both(old, newGeneration)
                : "Only NEW serves: " + both(old, newGeneration))
            + "."
            + fewer(old, newGeneration));
  }

  private static String serves(String name, Generation generation) {
    return name + (generation.ready() > 0 ? " serves: " : ": ") + readiness(generation, "worker");
  }

  private static String reduced(Desired desired) {
    return desired.full().equals(desired.count())
        ? ""
        : "; it was started with " + desired.full().get();
  }

  private static String both(Generation old, Generation newGeneration) {
    int oldReady = old.ready();
    int newReady = newGeneration.ready();
    boolean all = oldReady == total(old) && newReady == total(newGeneration);
    return all && oldReady > 1 && newReady > 1
        ? "all " + oldReady + " OLD and all " + newReady + " NEW workers are ready"
        : readiness(old, "OLD worker") + " and " + readiness(newGeneration, "NEW worker");
  }

  private static int total(Generation generation) {
    return generation.desired().count().orElse(generation.workers().size());
  }

  /**
   * Whether OLD has fewer workers than it wants. Where nothing tells what it wants, it is measured
   * by what a complete NEW has: both were started by the same command line.
   */
  public static boolean isReduced(Generation old, Generation newGeneration) {
    if (old.isRecycling()) {
      return false;
    }
    int staying = old.workers().size() - old.leaving();
    return staying < wanted(old, newGeneration);
  }

  private static int wanted(Generation old, Generation newGeneration) {
    return old.desired().count().orElse(newGeneration.ready());
  }

  private static String fewer(Generation old, Generation newGeneration) {
    int missing = old.workers().size() - newGeneration.workers().size();
    return missing > 0 ? " NEW has " + missing + " fewer than OLD." : "";
  }

  private static String boot(Generation newGeneration) {
    int pid = newGeneration.master().pid();
    if (!newGeneration.master().hasHandlers()) {
      return "NEW master " + pid + " imports and has no signal handlers yet";
    }
    if (newGeneration.workers().isEmpty()) {
      return "NEW master " + pid + " has no workers yet";
    }
    return newGeneration.isWhole()
        ? "NEW has "
            + workers(newGeneration.ready())
            + " ready; whether more will come is not known yet"
        : "NEW boots: " + readiness(newGeneration, "worker");
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
