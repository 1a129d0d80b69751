package gunitop.gunicorn;

import gunitop.process.ProcessId;
import java.util.List;

/**
 * One master and its workers.
 *
 * @param role OLD or NEW
 * @param master its master
 * @param workers oldest first
 * @param desired how many workers the master wants
 * @param state what it does as a whole
 * @param completeForSeconds for how long, at least, all desired workers have been ready without a
 *     change but that some were recycled: by what earlier snapshots showed, or by the age of the
 *     latest heartbeat; 0 where they are not
 */
public record Generation(
    GenerationRole role,
    Master master,
    List<Worker> workers,
    Desired desired,
    GenerationState state,
    double completeForSeconds) {

  /** For how long a number of workers must stay the same to be the one that is wanted. */
  static final int STILL_SECONDS = 2;

  /** Copies the list. */
  public Generation {
    workers = List.copyOf(workers);
  }

  /** The workers in this state. */
  public int count(WorkerState state) {
    int count = 0;
    for (int i = 0; i < workers.size(); i++) {
      count += workers.get(i).state() == state ? 1 : 0;
    }
    return count;
  }

  /** The workers that have been told to leave, or are leaving. */
  public int leaving() {
    return count(WorkerState.FINISHING) + count(WorkerState.EXITING);
  }

  /** The number of ready workers. */
  public int ready() {
    return count(WorkerState.READY);
  }

  /** The same with those of whom that cannot be read. */
  public int readyOrUnread() {
    return ready() + count(WorkerState.UNKNOWN);
  }

  /**
   * Whether every worker that the master wants is ready, and none is booting. Where nothing tells
   * how many a NEW master wants, they must have stood still for {@value #STILL_SECONDS} s.
   */
  public boolean isComplete() {
    boolean isKnown = desired.count().isKnown() || role != GenerationRole.NEW;
    return isWhole() && (isKnown || completeForSeconds >= STILL_SECONDS);
  }

  /** Whether all that is known to be wanted is ready now, and none boots, is stuck or stopped. */
  public boolean isWhole() {
    int ready = ready();
    return ready > 0
        && count(WorkerState.BOOTING) + count(WorkerState.STUCK) + count(WorkerState.STOPPED) == 0
        && ready >= desired.count().orElse(1)
        && state != GenerationState.RETIRING;
  }

  /** Whether it is complete, or would be but for workers that are being recycled. */
  public boolean isCompleteOrRecycling() {
    boolean isKnown = desired.count().isKnown() || role != GenerationRole.NEW;
    return isComplete() || isRecycling() && (isKnown || completeForSeconds >= STILL_SECONDS);
  }

  /** Whether all were ready before, and some of its workers are being recycled. */
  public boolean isRecycling() {
    return !isWhole() && completeForSeconds > 0;
  }

  /** Whether this process is the master or one of the workers. */
  public boolean contains(ProcessId id) {
    return master.id().equals(id) || hasWorker(id);
  }

  /** Whether these are among the workers, in the same order: those that it started with. */
  public boolean hasAll(List<Worker> others) {
    if (others.size() > workers.size()) {
      return false;
    }
    for (int i = 0; i < others.size(); i++) {
      if (!workers.get(i).id().equals(others.get(i).id())) {
        return false;
      }
    }
    return true;
  }

  /** Whether this process is one of the workers. */
  public boolean hasWorker(ProcessId id) {
    for (int i = 0; i < workers.size(); i++) {
      if (workers.get(i).id().equals(id)) {
        return true;
      }
    }
    return false;
  }
}
