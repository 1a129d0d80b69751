package gunitop.release;

import gunitop.process.Reading;
import java.time.Instant;
import java.util.List;

/**
 * When source files were written, as far as that was after the moment that was asked about.
 *
 * @param modified the modification times of such files
 * @param replaced when the kernel last saw such files change in any way: a copy that keeps its old
 *     modification time is seen here, a change of rights too
 * @param isWhole whether every file was looked at: where not, there may be more
 */
public record SourceChanges(List<Instant> modified, List<Instant> replaced, boolean isWhole) {
  /** Nobody looked. */
  public static final SourceChanges NOT_READ = new SourceChanges(List.of(), List.of(), false);

  /** Copies the lists. */
  public SourceChanges {
    modified = List.copyOf(modified);
    replaced = List.copyOf(replaced);
  }

  /** How many files were modified since, at least. */
  int atLeast(Instant since) {
    return (int) modified.stream().filter(time -> time.isAfter(since)).count();
  }

  /** How many files were modified since; not read where there may be more. */
  Reading<Integer> count(Instant since) {
    return isWhole ? Reading.known(atLeast(since)) : Reading.notRead();
  }

  /** Whether it is known that no file was written, replaced or given other rights since. */
  boolean isUntouched(Instant since) {
    return isWhole
        && atLeast(since) == 0
        && replaced.stream().noneMatch(time -> time.isAfter(since));
  }
}
