package gunitop.supervision.supervisord;

import gunitop.trust.Checked;
import gunitop.trust.CheckedFile;
import gunitop.trust.Content;
import gunitop.trust.ForeignFiles;
import java.nio.charset.StandardCharsets;

/**
 * A log to which lines are added; it may be rotated meanwhile. One that cannot be read, or that is
 * no regular file, has no lines.
 */
final class WatchedLog implements AutoCloseable {
  private static final int MOST_BYTES = 1 << 20;
  private static final long REOPENED_NANOS = 250_000_000L;

  private final String path;
  private CheckedFile file;
  private long openedNanos;
  private long read;

  /**
   * Opens a log.
   *
   * @param mostPast so many bytes of what stands there already are read too
   */
  WatchedLog(String path, long mostPast) {
    this.path = path;
    reopen();
    read = Math.max(0, size() - mostPast);
  }

  /** The whole lines that were added, a megabyte at most; empty where none were. */
  String added() {
    if (System.nanoTime() - openedNanos > REOPENED_NANOS) {
      reopen();
    }
    long size = size();
    if (size <= read) {
      // Smaller: it was rotated.
      read = size;
      return "";
    }
    String text =
        file.readFrom(read, (int) Math.min(MOST_BYTES, size - read))
            .value()
            .map(Content::bytes)
            .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
            .orElse("");
    int whole = text.lastIndexOf('\n') + 1;
    read += whole;
    return text.substring(0, whole);
  }

  /** Looks whether another file has its name by now. */
  private void reopen() {
    openedNanos = System.nanoTime();
    Checked<CheckedFile> now = ForeignFiles.ofThisHost().open(path);
    if (now.value().isEmpty()) {
      return;
    }
    CheckedFile opened = now.value().get();
    if (file != null && file.status().isSameFile(opened.status())) {
      opened.close();
      return;
    }
    close();
    file = opened;
    read = 0;
  }

  private long size() {
    return file == null ? 0 : file.size().value().orElse(0L);
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
