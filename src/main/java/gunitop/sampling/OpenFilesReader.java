package gunitop.sampling;

import gunitop.kernel.FileStatus;
import gunitop.process.OpenFiles;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.process.TemporaryFile;
import java.util.ArrayList;
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

  /** The open files, as far as we may see them. */
  Reading<OpenFiles> read(ProcFs fs, ProcessId process, Set<String> temporaryPrefixes) {
    return fs.links(process.pid()).map(links -> sort(fs, process, links, temporaryPrefixes));
  }

  /** Forgets the processes that are not among these. */
  void keep(Set<ProcessId> processes) {
    logs.keySet().removeIf(open -> !processes.contains(open.process()));
  }

  private OpenFiles sort(
      ProcFs fs, ProcessId process, Map<Integer, String> links, Set<String> temporaryPrefixes) {
    Set<Long> sockets = new HashSet<>();
    List<TemporaryFile> temporary = new ArrayList<>();
    List<String> paths = new ArrayList<>();
    links.forEach(
        (number, link) -> {
          if (link.startsWith(SOCKET) && link.endsWith("]")) {
            sockets.add(Long.parseLong(link.substring(SOCKET.length(), link.length() - 1)));
          } else if (link.startsWith("/") && link.endsWith(DELETED)) {
            if (isWanted(link, temporaryPrefixes)) {
              fs.descriptor(process.pid(), number, true)
                  .map(status -> temporary.add(temporaryFile(status)));
            }
          } else if (isLog(fs, process, number, link) && !paths.contains(link)) {
            paths.add(link);
          }
        });
    return new OpenFiles(sockets, temporary, paths, fs.workingDirectory(process.pid()));
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
