package gunitop.sampling.proc;

import gunitop.kernel.Errno;
import gunitop.kernel.FileStatus;
import gunitop.kernel.SocketEntry;
import gunitop.process.ExitStatus;
import gunitop.process.FileReading;
import gunitop.process.ProcessId;
import gunitop.process.ProgramFile;
import gunitop.process.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Recordings of {@code /proc}, one a sample; the package documentation tells their format. A broken
 * recording is a mistake of the programmer's: it throws.
 */
public final class RecordedProcFs implements ProcFs {
  private final Deque<Path> later = new ArrayDeque<>();
  private Path next;
  private Path root;
  private RecordedHost host;
  private final Map<Integer, Reading<RecordedDescriptors>> descriptors = new TreeMap<>();

  public RecordedProcFs(Path first, Path... later) {
    this.next = first;
    this.later.addAll(List.of(later));
  }

  @Override
  public Moment moment() {
    if (!next.equals(root)) {
      root = next;
      host = RecordedHost.parse(text(root.resolve("host")));
      descriptors.clear();
    }
    if (!later.isEmpty()) {
      next = later.remove();
    }
    return host.moment();
  }

  @Override
  public int trouble() {
    return 0;
  }

  @Override
  public int viewerUid() {
    return host.viewerUid();
  }

  @Override
  public String userName(int uid) {
    return host.userName(uid);
  }

  @Override
  public long pageBytes() {
    return host.pageBytes();
  }

  @Override
  public Reading<int[]> processes() {
    try (Stream<Path> entries = Files.list(root)) {
      return Reading.known(
          entries
              .map(entry -> entry.getFileName().toString())
              .filter(name -> name.matches("\\d+"))
              .flatMapToInt(name -> IntStream.of(Integer.parseInt(name)))
              .sorted()
              .toArray());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Each sample is a list. */
  @Override
  public int loadAverage(byte[] into) {
    return 0;
  }

  /** Each sample may be another recording. */
  @Override
  public long listingNanos() {
    return 0;
  }

  @Override
  public ProcessFiles process(int pid) {
    return new RecordedProcess(pid);
  }

  @Override
  public PathSource paths() {
    return new RecordedPaths(
        (pid, name) ->
            process(pid).read(name).map(text -> new String(text, StandardCharsets.UTF_8)));
  }

  @Override
  public Reading<List<SocketEntry>> listening(int pid, LongPredicate held) {
    return sockets(true);
  }

  @Override
  public Reading<List<SocketEntry>> established(
      int pid, Collection<SocketEntry> listeners, LongPredicate held) {
    return sockets(false);
  }

  private Reading<List<SocketEntry>> sockets(boolean listening) {
    return content(root.resolve("sockets"))
        .map(RecordedSockets::parse)
        .map(all -> all.stream().filter(entry -> entry.listening() == listening).toList());
  }

  /** A recording does not tell which file a socket was bound to. */
  @Override
  public Reading<Boolean> leadsTo(int pid, SocketEntry listener) {
    return Reading.notRead();
  }

  @Override
  public Map<ProcessId, ExitStatus> exits() {
    return host.exits();
  }

  @Override
  public boolean isLive() {
    return false;
  }

  @Override
  public Optional<FileReading> file(String path) {
    Path recorded = root.resolve("files").resolve(path.substring(1).replace('/', '%'));
    Reading<byte[]> content = content(recorded);
    if (content.isDenied()) {
      return Optional.of(new FileReading(Reading.denied(), Reading.denied()));
    }
    return content.isKnown() ? Optional.of(RecordedHost.file(content.get())) : Optional.empty();
  }

  @Override
  public void close() {
    descriptors.clear();
  }

  /** The files of one process as they stand in the recording that is played. */
  private final class RecordedProcess implements ProcessFiles {
    private final int pid;

    RecordedProcess(int pid) {
      this.pid = pid;
    }

    @Override
    public int stat(byte[] into, boolean keep) {
      return read("stat", into, into.length);
    }

    @Override
    public long runs() {
      byte[] line = read("schedstat").orElse(new byte[0]);
      return ScheduleParser.runs(line, line.length);
    }

    @Override
    public int children(byte[] into) {
      return -1;
    }

    @Override
    public Reading<int[]> children(int thread) {
      return Reading.notRead();
    }

    @Override
    public Reading<int[]> threads() {
      return Reading.notRead();
    }

    @Override
    public Reading<byte[]> read(String name) {
      return content(root.resolve(Integer.toString(pid)).resolve(name));
    }

    @Override
    public int read(String name, byte[] into, int most) {
      Reading<byte[]> content = read(name);
      if (!content.isKnown()) {
        return content.isDenied() ? -Errno.EACCES : -Errno.ENOENT;
      }
      int length = Math.min(content.get().length, most);
      System.arraycopy(content.get(), 0, into, 0, length);
      return length;
    }

    @Override
    public Reading<OpenLinks> links(int[] sure, int most) {
      return table().map(RecordedDescriptors::links);
    }

    private Reading<RecordedDescriptors> table() {
      return descriptors.computeIfAbsent(pid, unused -> read("fd").map(RecordedDescriptors::parse));
    }

    @Override
    public Reading<FileStatus> descriptor(int number, boolean follow) {
      return Readings.then(table(), table -> table.status(number, follow));
    }

    @Override
    public FileStatus descriptor(int number, FileStatus before) {
      FileStatus now = descriptor(number, true).orElse(null);
      return before.equals(now) ? before : now;
    }

    @Override
    public long changedNanos(int number) {
      return -1;
    }

    /** Recordings hold no numbers of files. */
    @Override
    public Reading<ProgramFile> program() {
      return Reading.notRead();
    }

    @Override
    public Reading<String> workingDirectory() {
      return read("cwd").map(path -> new String(path, StandardCharsets.UTF_8).strip());
    }

    @Override
    public Reading<String> networkNamespace() {
      return Reading.known("recorded");
    }

    @Override
    public void close() {
      descriptors.remove(pid);
    }
  }

  /** A file {@code NAME.denied} stands for one that may not be read. */
  private static Reading<byte[]> content(Path path) {
    try {
      if (Files.isRegularFile(path)) {
        return Reading.known(Files.readAllBytes(path));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    Path denied = path.resolveSibling(path.getFileName() + ".denied");
    return Files.exists(denied) ? Reading.denied() : Reading.notRead();
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
