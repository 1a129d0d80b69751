package gunitop.supervision;

import gunitop.kernel.StatFields;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Waits for a third master's next vain try to bind, which Gunicorn logs ("Connection in use"); it
 * tries again one second later, five times in all ({@code gunicorn/sock.py create_sockets}). Reads
 * what is added to the logs from now on. Blocks.
 */
public final class TryWatch {
  private static final Pattern TRY =
      Pattern.compile("\\[(\\d{1,9})\\] \\[ERROR\\] Connection in use");
  private static final int TRIES = 5;

  /** A try that is missed must have another one behind it, else the master dies. */
  private static final int MARGIN = 2;

  /** At level debug, a busy Gunicorn logs a megabyte in the seconds that a third master tries. */
  private static final int MOST_PAST_BYTES = 1 << 24;

  private static final int MOST_BYTES = 1 << 20;
  private static final long POLL_NANOS = 3_000_000L;

  private final Map<Path, Long> read = new HashMap<>();
  private final Map<Integer, Integer> tries = new HashMap<>();
  private final int owner;

  private TryWatch(int owner) {
    this.owner = owner;
  }

  /**
   * Waits for a try after which there will be another one.
   *
   * @param logs where it may be told; paths as we see them
   * @param owner the parent of the master that tries
   * @param patienceNanos how long to wait
   * @return when it was seen, by {@link System#nanoTime}; empty where none was in time
   */
  public static OptionalLong next(List<String> logs, int owner, long patienceNanos) {
    TryWatch watch = new TryWatch(owner);
    for (String log : logs) {
      Path path;
      try {
        path = Path.of(log);
      } catch (InvalidPathException beyondTheLocale) {
        continue;
      }
      // What stands there already tells how many tries the living one has had.
      long size = size(path);
      watch.read.put(path, Math.max(0, size - MOST_PAST_BYTES));
      while (watch.read.get(path) < size && watch.advances(path)) {
        continue;
      }
    }
    long deadline = System.nanoTime() + patienceNanos;
    while (System.nanoTime() < deadline) {
      for (Path path : watch.read.keySet()) {
        if (watch.look(path)) {
          return OptionalLong.of(System.nanoTime());
        }
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    return OptionalLong.empty();
  }

  /** Reads on; whether there was a whole line to read. */
  private boolean advances(Path path) {
    long before = read.get(path);
    look(path);
    return read.get(path) > before;
  }

  /** Reads what is new; whether the last try in it is one that another will follow. */
  private boolean look(Path path) {
    long from = read.get(path);
    long size = size(path);
    if (size <= from) {
      // Smaller: it was rotated.
      read.put(path, size);
      return false;
    }
    String text = added(path, from, (int) Math.min(MOST_BYTES, size - from));
    int whole = text.lastIndexOf('\n') + 1;
    read.put(path, from + whole);
    Matcher matcher = TRY.matcher(text.substring(0, whole));
    boolean another = false;
    while (matcher.find()) {
      int pid = Integer.parseInt(matcher.group(1));
      int count = tries.merge(pid, 1, Integer::sum);
      another = count <= TRIES - MARGIN && isOwners(pid);
    }
    return another;
  }

  private boolean isOwners(int pid) {
    try {
      byte[] line = Files.readAllBytes(Path.of("/proc", String.valueOf(pid), "stat"));
      StatFields stat = new StatFields();
      return stat.parse(line, line.length) && stat.number(4) == owner && !stat.hasExited();
    } catch (IOException gone) {
      return false;
    }
  }

  private static long size(Path path) {
    try {
      return Files.size(path);
    } catch (IOException gone) {
      return 0;
    }
  }

  private static String added(Path path, long from, int length) {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      byte[] bytes = new byte[length];
      file.seek(from);
      int count = file.read(bytes);
      return count <= 0 ? "" : new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
    } catch (IOException unreadable) {
      return "";
    }
  }
}
