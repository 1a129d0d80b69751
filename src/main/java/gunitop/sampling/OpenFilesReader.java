package gunitop.sampling;

import gunitop.kernel.FileStatus;
import gunitop.process.OpenFiles;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.process.StandardStreams;
import gunitop.sampling.proc.OpenLinks;
import gunitop.sampling.proc.ProcFs;
import gunitop.sampling.proc.TemporaryFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/** Sorts the open files of a process: sockets, deleted files of interest, logs. */
final class OpenFilesReader {
  private static final int STANDARD_STREAMS = 3;
  private static final String NULL_DEVICE = "/dev/null";
  private static final String SOCKET = "socket:[";
  private static final String DELETED = " (deleted)";

  /** Whether a path is a log, which never changes for an open file; asked of the kernel once. */
  private final Map<Open, Boolean> logs = new HashMap<>();

  private record Open(ProcessId process, int number, String path) {}

  /** What the links of a process say; holds as long as they are the same. */
  record Sorted(
      OpenLinks links,
      Set<String> prefixes,
      Set<Long> sockets,
      List<Integer> temporary,
      List<String> paths,
      StandardStreams streams) {}

  /** Reads the open files, as far as we may see them, into a process. */
  void read(ProcFs fs, KnownProcess process, Set<String> temporaryPrefixes) {
    int pid = process.id.pid();
    TemporaryFiles known = process.temporary().again(fs, pid);
    Reading<OpenLinks> links = fs.links(pid, known.numbers(), process.mostDescriptors);
    if (!links.isKnown()) {
      process.files(links.map(none -> OpenFiles.class.cast(null)), TemporaryFiles.NONE);
      process.sorted = null;
      return;
    }
    Sorted sorted = process.sorted;
    if (sorted == null
        || sorted.links() != links.get()
        || !sorted.prefixes().equals(temporaryPrefixes)) {
      sorted = sort(fs, process, links.get(), temporaryPrefixes);
      process.sorted = sorted;
    }
    TemporaryFiles temporary = known.at(fs, pid, sorted.temporary());
    process.files(
        Reading.known(
            new OpenFiles(
                sorted.sockets(),
                temporary.files(),
                sorted.paths(),
                fs.workingDirectory(pid),
                links.get().whole(),
                process.programPath.of(process.stat(), () -> fs.paths().program(pid)),
                sorted.streams())),
        temporary);
  }

  /** Forgets the processes that are not among these. */
  void keep(Set<ProcessId> processes) {
    logs.keySet().removeIf(open -> !processes.contains(open.process()));
  }

  private Sorted sort(ProcFs fs, KnownProcess process, OpenLinks links, Set<String> prefixes) {
    Sorted before = process.sorted;
    Set<Long> sockets = new HashSet<>();
    List<Integer> temporary = new ArrayList<>();
    List<String> paths = new ArrayList<>();
    links
        .byNumber()
        .forEach(
            (number, link) -> {
              if (link.startsWith(SOCKET) && link.endsWith("]")) {
                sockets.add(Long.parseLong(link.substring(SOCKET.length(), link.length() - 1)));
              } else if (link.startsWith("/") && link.endsWith(DELETED)) {
                if (isWanted(link, prefixes)) {
                  temporary.add(number);
                }
              } else if (isLog(fs, process.id, number, link) && !paths.contains(link)) {
                paths.add(link);
              }
            });
    // The same set where it is the same: who goes by the sockets sees at once that none came or
    // went.
    Set<Long> all =
        before != null && before.sockets().equals(sockets) ? before.sockets() : Set.copyOf(sockets);
    return new Sorted(
        links, prefixes, all, temporary, List.copyOf(paths), streams(fs, process, links));
  }

  private static StandardStreams streams(ProcFs fs, KnownProcess process, OpenLinks links) {
    if (process.sorted != null && haveSame(links, process.sorted.links())) {
      return process.sorted.streams();
    }
    boolean inputOneWay = false;
    for (int number = 0; number < STANDARD_STREAMS; number++) {
      Reading<FileStatus> link =
          NULL_DEVICE.equals(links.byNumber().get(number))
              ? fs.descriptor(process.id.pid(), number, false)
              : Reading.notRead();
      if (link.map(FileStatus::isOwnerReadWritable).orElse(false)) {
        return StandardStreams.NULL_BOTH_WAYS;
      }
      inputOneWay |= number == 0 && link.isKnown();
    }
    return inputOneWay ? StandardStreams.NULL_ONE_WAY : StandardStreams.OTHER;
  }

  private static boolean haveSame(OpenLinks one, OpenLinks other) {
    return IntStream.range(0, STANDARD_STREAMS)
        .allMatch(
            number -> Objects.equals(one.byNumber().get(number), other.byNumber().get(number)));
  }

  private static boolean isWanted(String link, Set<String> prefixes) {
    String name = link.substring(link.lastIndexOf('/') + 1);
    return prefixes.stream().anyMatch(name::startsWith);
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
