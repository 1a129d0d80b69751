package gunitop.sampling.proc;

import gunitop.kernel.Answer;
import gunitop.kernel.Errno;
import gunitop.kernel.FileStatus;
import gunitop.kernel.KernelFiles;
import gunitop.kernel.Self;
import gunitop.kernel.SocketEntry;
import gunitop.kernel.UserNames;
import gunitop.process.FileReading;
import gunitop.process.Reading;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/** This host's {@code /proc} and sock_diag. */
public final class LiveProcFs implements ProcFs {
  private static final int PATH_MAX = 4096;

  /** A second, less what a sample that is due may come early. */
  private static final long LISTING_NANOS = 950_000_000L;

  private final KernelFiles files = new KernelFiles();
  private final KeptDescriptors kept = new KeptDescriptors(files);
  private final byte[] buffer = new byte[PATH_MAX];
  private final UserNames users = UserNames.ofThisHost();
  private final LiveHost host = new LiveHost(files);
  private final LiveSockets sockets = new LiveSockets(files);
  private final LoadAverage loadAverage = new LoadAverage(files);
  private final int viewer = Self.effectiveUid();
  private final long pageBytes = Self.pageBytes();

  @Override
  public Moment moment() {
    files.forgetTrouble();
    return new Moment(Instant.now(), System.nanoTime(), host.now());
  }

  @Override
  public Moment readBy(Moment begun) {
    return new Moment(Instant.now(), System.nanoTime(), begun.host());
  }

  @Override
  public int trouble() {
    return files.trouble();
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
  public Reading<int[]> processes() {
    return reading(files.numbersIn("/proc"));
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
  public ProcessFiles process(int pid) {
    return new LiveProcess(files, kept, buffer, pid);
  }

  @Override
  public PathSource paths() {
    return new LivePaths(files);
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
