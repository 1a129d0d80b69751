package gunitop.journal;

import gunitop.gunicorn.Application;
import gunitop.process.ProcessId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names of the journal's files: by their order they are by their age. */
public final class FileName {
  /** How each ends. */
  public static final String SUFFIX = ".jsonl";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int LONGEST = 60;

  private FileName() {}

  /** Of an application's course. */
  static String of(Application application, Instant time) {
    String name = application.name().replaceAll("[^A-Za-z0-9_.-]+", "-");
    String cut = name.substring(0, Math.min(LONGEST, name.length()));
    return TIME.format(time) + "-" + cut + "-" + application.old().master().pid() + SUFFIX;
  }

  /** Of a signal to a process that is no application's. */
  static String of(ProcessId process, Instant time) {
    return TIME.format(time) + "-process-" + process.pid() + SUFFIX;
  }
}
