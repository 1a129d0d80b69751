package gunitop.sampling.proc;

import gunitop.kernel.Answer;
import gunitop.kernel.Errno;
import gunitop.kernel.FileStatus;
import gunitop.kernel.KernelFiles;
import gunitop.kernel.Self;
import gunitop.kernel.SocketEntry;
import gunitop.kernel.UserNames;
import gunitop.process.FileReading;
import gunitop.process.ProgramFile;
import gunitop.process.Reading;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/** This host's {@code /proc} and sock_diag. */
public final class LiveProcFs implements ProcFs {
  private static final int LIMIT = 64 * 1024;

  /** A second, less what a sample that is due may come early. */
  private static final long LISTING_NANOS = 950_000_000L;

  /** Children of further threads are found with the rest of the host's processes. */
  private static final int MOST_THREADS = 256;

  private final KernelFiles files = new KernelFiles();
  private final KeptFiles stats = new KeptFiles(files, "/proc/*/stat", 1);
  private final KeptFiles schedules = new KeptFiles(files, "/proc/*/schedstat", 1);
  private final ChildrenLists children = new ChildrenLists(files);
  private final LinkCache links = new LinkCache();
  private final UserNames users = UserNames.ofThisHost();
  private final LiveHost host = new LiveHost(files);
  private final LiveSockets sockets = new LiveSockets(files);
  private final LoadAverage loadAverage = new LoadAverage(files);
  private final int viewer = Self.effectiveUid();
  private final long pageBytes = Self.pageBytes();

  @Override
  public Moment moment() {
    files.starved(false);
    return new Moment(Instant.now(), System.nanoTime(), host.now());
  }

  @Override
  public Moment readBy(Moment begun) {
    return new Moment(Instant.now(), System.nanoTime(), begun.host());
  }

  @Override
  public boolean isStarved() {
    return files.isStarved();
  }

  @Override
  public int viewerUid() {
    return viewer;
  }

  @Override
  public String userName(int uid) {
    return users.of(uid);
  }

  @Override
  public long pageBytes() {
    return pageBytes;
  }

  @Override
  public int[] processes() {
    Answer<int[]> numbers = files.numbersIn("/proc");
    return numbers.isPresent() ? numbers.get() : new int[0];
  }

  @Override
  public long listingNanos() {
    return LISTING_NANOS;
  }

  @Override
  public int loadAverage(byte[] into) {
    return loadAverage.read(into);
  }

  @Override
  public Reading<int[]> children(int pid, int thread) {
    return children.of(pid, thread);
  }

  @Override
  public int children(int pid, byte[] into) {
    return children.of(pid, into);
  }

  @Override
  public long changedNanos(int pid, int number) {
    return files.changedNanos(LinkCache.LINK, pid, number);
  }

  @Override
  public Reading<int[]> threads(int pid) {
    return reading(files.numbersIn("/proc/" + pid + "/task", MOST_THREADS));
  }

  @Override
  public int stat(int pid, byte[] into, boolean again) {
    return again ? stats.read(pid, into) : stats.readOnce(pid, into);
  }

  @Override
  public int schedule(int pid, byte[] into) {
    return schedules.readSame(pid, into);
  }

  @Override
  public void forget(int pid) {
    stats.forget(pid);
    schedules.forget(pid);
    children.forget(pid);
    links.forget(pid);
  }

  @Override
  public Reading<byte[]> read(int pid, String name) {
    return reading(files.load("/proc/" + pid + "/" + name, LIMIT));
  }

  @Override
  public int read(int pid, String name, byte[] into, int most) {
    int fd = files.open("/proc/*/" + name, pid);
    int length = fd < 0 ? fd : files.readUpTo(fd, into, most);
    files.close(fd);
    return length;
  }

  @Override
  public Reading<OpenLinks> links(int pid, int[] sure, int most) {
    return links.read(files, pid, sure, most);
  }

  @Override
  public Reading<FileStatus> descriptor(int pid, int number, boolean follow) {
    return reading(
        follow
            ? files.status(LinkCache.LINK, pid, number)
            : files.status("/proc/" + pid + "/fd/" + number, false));
  }

  @Override
  public FileStatus descriptor(int pid, int number, FileStatus before) {
    return files.status(LinkCache.LINK, pid, number, before);
  }

  @Override
  public Reading<ProgramFile> program(int pid) {
    return reading(files.status("/proc/" + pid + "/exe", true))
        .map(file -> new ProgramFile(file.device(), file.inode()));
  }

  @Override
  public PathSource paths() {
    return new LivePaths(files);
  }

  @Override
  public Reading<String> workingDirectory(int pid) {
    return reading(files.readLink("/proc/" + pid + "/cwd"));
  }

  @Override
  public Reading<String> networkNamespace(int pid) {
    return reading(files.readLink("/proc/" + pid + "/ns/net"));
  }

  @Override
  public Reading<List<SocketEntry>> listening(int pid, LongPredicate held) {
    return sockets.listening(pid, held);
  }

  @Override
  public Reading<List<SocketEntry>> established(
      int pid, Collection<SocketEntry> listeners, LongPredicate held) {
    return sockets.established(pid, listeners, held);
  }

  /** Through the process's own root: it may live in a mount namespace of its own. */
  @Override
  public Reading<Boolean> leadsTo(int pid, SocketEntry listener) {
    String path = listener.local();
    String seen = "/proc/" + pid + (path.startsWith("/") ? "/root" : "/cwd/") + path;
    Answer<FileStatus> status = files.status(seen, true);
    if (status.error() == Errno.ENOENT || status.error() == Errno.ENOTDIR) {
      return Reading.known(false);
    }
    return listener.file().isEmpty()
        ? Reading.notRead()
        : reading(status).map(listener.file().get()::isNamedBy);
  }

  @Override
  public boolean isLive() {
    return true;
  }

  @Override
  public Optional<FileReading> file(String path) {
    return NamedFiles.read(path);
  }

  @Override
  public void close() {
    stats.close();
    schedules.close();
    children.close();
    loadAverage.close();
    sockets.close();
  }

  /** Denied where the kernel refused; not read where there is nothing to read any more. */
  public static <T> Reading<T> reading(Answer<T> answer) {
    if (answer.isPresent()) {
      return Reading.known(answer.get());
    }
    return Errno.isDenied(answer.error()) ? Reading.denied() : Reading.notRead();
  }
}
