package gunitop.preflight;

import gunitop.process.Reading;

/**
 * A folder in which NEW writes.
 *
 * @param use for what
 * @param path its path as the master sees it; hostile until it is made printable
 * @param isThere whether it is there
 * @param freeBytes what the master's user may still write, in bytes
 * @param freeFiles how many files more it can hold; {@link LimitFacts#UNLIMITED} where nobody
 *     counts
 * @param readOnly whether it is mounted read-only
 * @param writable whether the master's user may make files there
 * @param why what that was judged by: {@code drwxr-xr-x root (uid 0)}
 */
public record PlaceFacts(
    Use use,
    String path,
    Reading<Boolean> isThere,
    Reading<Long> freeBytes,
    Reading<Long> freeFiles,
    Reading<Boolean> readOnly,
    Reading<Boolean> writable,
    String why) {

  /** What is written there. */
  public enum Use {
    LOG("the log"),
    PIDFILE("the pidfile"),
    WORKER_FILES("the workers' heartbeat files");

    private final String words;

    Use(String words) {
      this.words = words;
    }

    /** As it is told. */
    String words() {
      return words;
    }
  }
}
