package gunitop.process;

/**
 * One process at one instant.
 *
 * @param id its identity
 * @param stat what changes all the time
 * @param traits what rarely changes
 * @param files its open files; read for processes in {@link Focus#tracked()} and their descendants
 * @param pssBytes the proportional set size in bytes, from {@code smaps_rollup}, on a slow clock
 * @param connections the connections that it holds on a listener of the snapshot: established, or
 *     closed by the other side alone
 */
public record ProcessSample(
    ProcessId id,
    ProcessStat stat,
    ProcessTraits traits,
    Reading<OpenFiles> files,
    Reading<Long> pssBytes,
    Reading<Integer> connections) {

  /** The PID. */
  public int pid() {
    return id.pid();
  }

  /** Whether it executes (a zombie does not). */
  public boolean isAlive() {
    return !stat.state().hasExited();
  }
}
