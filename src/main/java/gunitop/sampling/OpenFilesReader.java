package gunitop.sampling;

import gunitop.kernel.FileStatus;
import gunitop.process.OpenFiles;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.process.TemporaryFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sorts the open files of a process: sockets, deleted files of interest, logs. */
final class OpenFilesReader {
  private static final String SOCKET = "socket:[";
  private static final String DELETED = " (deleted)";

  /** Whether a path is a log, which never changes for an open file; asked of the kernel once. */
  private final Map<Open, Boolean> logs = new HashMap<>();

  private record Open(ProcessId process, int number, String path) {}

  /** What the links of a process say; holds as long as they are the same. */
  record Sorted(
      Map<Integer, String> links,
      Set<String> prefixes,
      Set<Long> sockets,
      List<Integer> temporary,
      List<String> paths) {}

  /** Reads the open files, as far as we may see them, into a process. */
  void read(ProcFs fs, KnownProcess process, Set<String> temporaryPrefixes) {
    Reading<Map<Integer, String>> links = fs.links(process.id.pid());
    if (!links.isKnown()) {
      process.files(links.map(none -> OpenFiles.class.cast(null)), new int[0]);
      process.sorted = null;
      return;
    }
    Sorted sorted = process.sorted;
    if (sorted == null
        || sorted.links() != links.get()
        || !sorted.prefixes().equals(temporaryPrefixes)) {
      sorted = sort(fs, process.id, links.get(), temporaryPrefixes);
      process.sorted = sorted;
    }
    int[] numbers = new int[sorted.temporary().size()];
    List<TemporaryFile> temporary = new ArrayList<>(numbers.length);
    for (Integer number : sorted.temporary()) {
      Reading<FileStatus> status = fs.descriptor(process.id.pid(), number, true);
      if (status.isKnown()) {
        numbers[temporary.size()] = number;
        temporary.add(temporaryFile(status.get()));
      }
    }
    process.files(
        Reading.known(
            new OpenFiles(
                sorted.sockets(),
                temporary,
                sorted.paths(),
                fs.workingDirectory(process.id.pid()))),
        Arrays.copyOf(numbers, temporary.size()));
  }

  /** Forgets the processes that are not among these. */
  void keep(Set<ProcessId> processes) {
    logs.keySet().removeIf(open -> !processes.contains(open.process()));
  }

  private Sorted sort(
      ProcFs fs, ProcessId process, Map<Integer, String> links, Set<String> prefixes) {
    Set<Long> sockets = new HashSet<>();
    List<Integer> temporary = new ArrayList<>();
    List<String> paths = new ArrayList<>();
    links.forEach(
        (number, link) -> {
          if (link.startsWith(SOCKET) && link.endsWith("]")) {
            sockets.add(Long.parseLong(link.substring(SOCKET.length(), link.length() - 1)));
          } else if (link.startsWith("/") && link.endsWith(DELETED)) {
            if (isWanted(link, prefixes)) {
              temporary.add(number);
            }
          } else if (isLog(fs, process, number, link) && !paths.contains(link)) {
            paths.add(link);
          }
        });
    return new Sorted(links, prefixes, Set.copyOf(sockets), temporary, List.copyOf(paths));
  }

  private static boolean isWanted(String link, Set<String> prefixes) {
    String name = link.substring(link.lastIndexOf('/') + 1);
    return prefixes.stream().anyMatch(name::startsWith);
  }

  private static TemporaryFile temporaryFile(FileStatus status) {
    return new TemporaryFile(
        status.device(),
        status.inode(),
        status.permissions(),
        status.modifiedNanos(),
        status.changedNanos());
  }

  private boolean isLog(ProcFs fs, ProcessId process, int number, String link) {
    if (!link.startsWith("/") || link.startsWith("/dev/") || link.startsWith("/proc/")) {
      return false;
    }
    return logs.computeIfAbsent(
        new Open(process, number, link),
        open ->
            fs.descriptor(process.pid(), number, false)
                    .map(FileStatus::isOwnerWritable)
                    .orElse(false)
                && fs.descriptor(process.pid(), number, true)
                    .map(FileStatus::isRegular)
                    .orElse(false));
  }
}
