package gunitop.process;

import java.util.Optional;
import java.util.Set;

/**
 * One process at one instant.
 *
 * @param id its identity
 * @param stat what changes all the time
 * @param traits what rarely changes
 * @param files its open files; read for processes in {@link Focus#tracked()} and their descendants
 * @param pssBytes the proportional set size in bytes, from {@code smaps_rollup}, on a slow clock
 * @param connectionInodes the connections that it holds on a listener of the snapshot, by socket
 *     inode: established, or closed by the other side alone
 * @param read when what is read on a slower clock was read; empty where all is as of the snapshot
 */
public record ProcessSample(
    ProcessId id,
    ProcessStat stat,
    ProcessTraits traits,
    Reading<OpenFiles> files,
    Reading<Long> pssBytes,
    Reading<Set<Long>> connectionInodes,
    Optional<ReadTimes> read) {

  /** Copies the set. */
  public ProcessSample {
    connectionInodes = connectionInodes.map(Set::copyOf);
  }

  /** One of which all is as of the snapshot. */
  public ProcessSample(
      ProcessId id,
      ProcessStat stat,
      ProcessTraits traits,
      Reading<OpenFiles> files,
      Reading<Long> pssBytes,
      Reading<Set<Long>> connectionInodes) {
    this(id, stat, traits, files, pssBytes, connectionInodes, Optional.empty());
  }

  /** The PID. */
  public int pid() {
    return id.pid();
  }

  /** How many connections it holds on a listener of the snapshot. */
  public Reading<Integer> connections() {
    return connectionInodes.map(Set::size);
  }

  /** Whether all of its open files were read, so that what is not among them is not open. */
  public boolean hasAllFiles() {
    return files.isKnown() && files.get().whole();
  }

  /** Whether it executes (a zombie does not). */
  public boolean isAlive() {
    return !stat.state().hasExited();
  }
}
