package gunitop.sampling.tracking;

import gunitop.kernel.FileStatus;
import gunitop.process.ImageLayout;
import gunitop.process.OpenFiles;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.process.StandardStreams;
import gunitop.sampling.discovery.CloserLook;
import gunitop.sampling.discovery.KnownProcess;
import gunitop.sampling.proc.OpenLinks;
import gunitop.sampling.proc.ProcFs;
import gunitop.sampling.proc.ProcessFiles;
import gunitop.sampling.proc.SortedLinks;
import gunitop.sampling.proc.TemporaryFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

  private final ProcFs fs;

  OpenFilesReader(ProcFs fs) {
    this.fs = fs;
  }

  private record Open(ProcessId process, int number, String path) {}

  /**
   * Reads the open files of a process, as far as we may see them.
   *
   * @param temporaryPrefixes how the names of its temporary files begin
   * @param most so many of its descriptors are read
   * @return what a closer look says of it by now
   */
  CloserLook read(KnownProcess process, Set<String> temporaryPrefixes, int most) {
    CloserLook before = process.closer();
    ProcessFiles files = process.files();
    TemporaryFiles known = before.temporary().again(files);
    Reading<OpenLinks> links = files.links(known.numbers(), most);
    CloserLook.ProgramPath program = program(process);
    if (!links.isKnown()) {
      return before.withFiles(
          links.map(none -> OpenFiles.class.cast(null)),
          Optional.empty(),
          TemporaryFiles.NONE,
          program);
    }
    SortedLinks sorted =
        before
            .links()
            .filter(one -> one.links() == links.get() && one.prefixes().equals(temporaryPrefixes))
            .filter(SortedLinks::settled)
            .orElseGet(() -> sort(process, links.get(), temporaryPrefixes));
    TemporaryFiles temporary = known.at(files, sorted.temporary());
    OpenFiles open =
        new OpenFiles(
            sorted.sockets(),
            temporary.files(),
            sorted.logs(),
            files.workingDirectory(),
            links.get().whole() && temporary.files().size() == sorted.temporary().size(),
            program.path(),
            sorted.streams());
    return before.withFiles(Reading.known(open), Optional.of(sorted), temporary, program);
  }

  /** Read once for each program image, if it can be. */
  private CloserLook.ProgramPath program(KnownProcess process) {
    CloserLook.ProgramPath before = process.closer().program();
    Reading<ImageLayout> image = process.values().layout();
    return before.image().filter(image::equals).isPresent() && isSettled(before.path())
        ? before
        : new CloserLook.ProgramPath(fs.paths().program(process.pid()), Optional.of(image));
  }

  /** Forgets the processes that are not among these. */
  void keep(Set<ProcessId> processes) {
    logs.keySet().removeIf(open -> !processes.contains(open.process()));
  }

  private SortedLinks sort(KnownProcess process, OpenLinks links, Set<String> prefixes) {
    Optional<SortedLinks> before = process.closer().links();
    Set<Long> sockets = new HashSet<>();
    List<Integer> temporary = new ArrayList<>();
    List<String> paths = new ArrayList<>();
    List<Reading<Boolean>> answers = new ArrayList<>();
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
              } else {
                Reading<Boolean> log = isLog(process, number, link);
                answers.add(log);
                if (log.orElse(false) && !paths.contains(link)) {
                  paths.add(link);
                }
              }
            });
    // The same set where it is the same: who goes by the sockets sees at once that none came or
    // went.
    Set<Long> all =
        before
            .map(SortedLinks::sockets)
            .filter(sockets::equals)
            .orElseGet(() -> Set.copyOf(sockets));
    StandardStreams streams = streams(process, links);
    boolean settled =
        streams != StandardStreams.NOT_READ
            && answers.stream().allMatch(OpenFilesReader::isSettled);
    return new SortedLinks(links, prefixes, all, temporary, List.copyOf(paths), streams, settled);
  }

  /** Whether there is no use in asking again. */
  private static boolean isSettled(Reading<?> answer) {
    return answer.isKnown() || answer.isDenied();
  }

  private static StandardStreams streams(KnownProcess process, OpenLinks links) {
    Optional<SortedLinks> before = process.closer().links();
    if (before.isPresent()
        && before.get().streams() != StandardStreams.NOT_READ
        && haveSame(links, before.get().links())) {
      return before.get().streams();
    }
    boolean inputOneWay = false;
    for (int number = 0; number < STANDARD_STREAMS; number++) {
      String target = links.byNumber().get(number);
      if (target == null && !links.whole()) {
        return StandardStreams.NOT_READ;
      }
      if (!NULL_DEVICE.equals(target)) {
        continue;
      }
      Reading<FileStatus> link = process.files().descriptor(number, false);
      if (!link.isKnown()) {
        return StandardStreams.NOT_READ;
      }
      if (link.map(FileStatus::isOwnerReadWritable).orElse(false)) {
        return StandardStreams.NULL_BOTH_WAYS;
      }
      inputOneWay |= number == 0;
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

  private Reading<Boolean> isLog(KnownProcess process, int number, String link) {
    if (!link.startsWith("/") || link.startsWith("/dev/") || link.startsWith("/proc/")) {
      return Reading.known(false);
    }
    Open open = new Open(process.id(), number, link);
    Boolean before = logs.get(open);
    if (before != null) {
      return Reading.known(before);
    }
    Reading<Boolean> now =
        process.files().descriptor(number, false).map(FileStatus::isOwnerWritable);
    if (now.orElse(false)) {
      now = process.files().descriptor(number, true).map(FileStatus::isRegular);
    }
    if (now.isKnown()) {
      logs.put(open, now.get());
    }
    return now;
  }
}
