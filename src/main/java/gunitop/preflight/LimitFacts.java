package gunitop.preflight;

import gunitop.process.Reading;
import java.util.List;

/**
 * How many descriptors and processes NEW may have.
 *
 * @param descriptors the soft limit of open files; {@link #UNLIMITED} where there is none
 * @param open the most descriptors that one of OLD's processes holds
 * @param holder the PID of that process
 * @param tasks how many processes and threads OLD has, as many as NEW will need
 * @param user the real user of the master, as an operator knows it
 * @param processes the soft limit of that user's processes and threads; {@link #UNLIMITED} where
 *     there is none, or it does not hold for this one
 * @param userTasks how many that user has; not read where the limit is too far away to matter
 * @param hostTasks how many there are on the host
 * @param hostLimit how many there may be on the host
 * @param groups control groups with a limit of tasks, up to the root
 */
public record LimitFacts(
    Reading<Long> descriptors,
    Reading<Integer> open,
    int holder,
    int tasks,
    String user,
    Reading<Long> processes,
    Reading<Long> userTasks,
    Reading<Long> hostTasks,
    Reading<Long> hostLimit,
    Reading<List<Group>> groups) {

  /** No limit. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  /**
   * A control group with a limit of tasks.
   *
   * @param name its last element
   * @param limit {@code pids.max}
   * @param used {@code pids.current}
   */
  public record Group(String name, long limit, long used) {}
}
