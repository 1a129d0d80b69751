package gunitop.supervision.supervisord;

import gunitop.supervision.PinnedProcess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
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
  private static final int MOST_WRAPPERS = 8;

  /** A try that is missed must have another one behind it, else the master dies. */
  private static final int MARGIN = 2;

  /** At level debug, a busy Gunicorn logs a megabyte in the seconds that a third master tries. */
  private static final int MOST_PAST_BYTES = 1 << 24;

  private static final long POLL_NANOS = 3_000_000L;

  private final Map<Integer, Integer> tries = new HashMap<>();
  private final int owner;

  private TryWatch(int owner) {
    this.owner = owner;
  }

  /**
   * Waits for a try after which there will be another one.
   *
   * @param logs where it may be told; paths as we see them
   * @param owner the parent of the master that tries, or of the script that started it
   * @param patienceNanos how long to wait
   * @return when it was seen, by {@link System#nanoTime}; empty where none was in time
   */
  public static OptionalLong next(List<String> logs, int owner, long patienceNanos) {
    TryWatch watch = new TryWatch(owner);
    List<WatchedLog> watched =
        logs.stream().map(log -> new WatchedLog(log, MOST_PAST_BYTES)).toList();
    try {
      return watch.await(watched, System.nanoTime() + patienceNanos);
    } finally {
      watched.forEach(WatchedLog::close);
    }
  }

  private OptionalLong await(List<WatchedLog> logs, long deadline) {
    // What stands there already tells how many tries the living one has had.
    for (WatchedLog log : logs) {
      String past = log.added();
      while (!past.isEmpty() && System.nanoTime() < deadline) {
        look(past);
        past = log.added();
      }
    }
    while (System.nanoTime() < deadline) {
      for (WatchedLog log : logs) {
        if (look(log.added())) {
          return OptionalLong.of(System.nanoTime());
        }
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    return OptionalLong.empty();
  }

  /** Whether the last try in what was added is one that another will follow. */
  private boolean look(String added) {
    Matcher matcher = TRY.matcher(added);
    int pid = 0;
    int count = 0;
    while (matcher.find()) {
      pid = Integer.parseInt(matcher.group(1));
      count = tries.merge(pid, 1, Integer::sum);
    }
    boolean another = count > 0 && count <= TRIES - MARGIN;
    return another && isOwners(pid);
  }

  /** Whether it is the owner's, itself or through the script that started it. */
  private boolean isOwners(int pid) {
    OptionalInt parent = PinnedProcess.parent(pid);
    for (int i = 0; i < MOST_WRAPPERS && parent.isPresent() && parent.getAsInt() != owner; i++) {
      parent = PinnedProcess.parent(parent.getAsInt());
    }
    return parent.isPresent() && parent.getAsInt() == owner;
  }
}
