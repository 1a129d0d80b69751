package gunitop.process;

import java.util.List;
import java.util.Set;

/**
 * What {@code /proc/PID/fd} shows of a process; readable by the same user and by root.
 *
 * @param sockets the inodes of its sockets
 * @param temporary its deleted files whose name starts with one of {@link
 *     Focus#temporaryPrefixes()}
 * @param logs the absolute paths of regular files open for writing and not deleted
 */
public record OpenFiles(Set<Long> sockets, List<TemporaryFile> temporary, List<String> logs) {

  /** Copies the collections. */
  public OpenFiles {
    sockets = Set.copyOf(sockets);
    temporary = List.copyOf(temporary);
    logs = List.copyOf(logs);
  }
}
