package gunitop.ui.tree;

import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.ui.text.Member;
import java.util.Optional;

/**
 * One line of the tree screen.
 *
 * @param process what was seen of it, the last time that it was seen
 * @param branches one letter a level: {@code |} and blank for the levels above, then {@code +} for
 *     a child with siblings below it or {@code `} for the last one; empty at the root and in a list
 * @param member what it is to an application
 * @param hidden how many descendants are folded away
 * @param exitedSince when it was seen to have exited, by the monotonic clock; empty while it lives
 */
public record TreeRow(
    ProcessSample process,
    String branches,
    Optional<Member> member,
    int hidden,
    Optional<Long> exitedSince) {

  /** Its identity. */
  public ProcessId id() {
    return process.id();
  }

  /** Whether it has exited: the line only holds its place. */
  public boolean hasExited() {
    return exitedSince.isPresent();
  }

  /**
   * Whether this is the line of a process as it is, with so many folded away, of no application.
   */
  boolean isOf(ProcessSample other, int folded) {
    return process == other && hidden == folded && member.isEmpty() && !hasExited();
  }

  /** The same line with other branches before it. */
  TreeRow with(String other) {
    return other.equals(branches) ? this : new TreeRow(process, other, member, hidden, exitedSince);
  }

  /** The line of a process that has exited. */
  TreeRow exitedAt(long nanos) {
    return new TreeRow(process, branches, Optional.empty(), 0, Optional.of(nanos));
  }
}
