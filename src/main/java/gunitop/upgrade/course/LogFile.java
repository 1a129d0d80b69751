package gunitop.upgrade.course;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.process.OpenFiles;
import gunitop.process.ProcessId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A log that a master has open.
 *
 * @param holder the master
 * @param path the file, as that master names it
 */
public record LogFile(ProcessId holder, String path) {

  /**
   * The logs of an application's masters, each path once; what is called an error log comes first
   * and an access log last, NEW's before OLD's.
   */
  public static List<LogFile> of(Application application) {
    List<LogFile> found = new ArrayList<>();
    Stream<Generation> newestFirst =
        Stream.concat(application.newGeneration().stream(), Stream.of(application.old()));
    newestFirst.forEach(
        generation ->
            generation
                .master()
                .process()
                .files()
                .map(OpenFiles::logs)
                .orElse(List.of())
                .forEach(path -> add(found, new LogFile(generation.master().id(), path))));
    found.sort(Comparator.comparing(LogFile::rank));
    return found;
  }

  private static void add(List<LogFile> found, LogFile file) {
    if (found.stream().noneMatch(other -> other.path().equals(file.path()))) {
      found.add(file);
    }
  }

  private int rank() {
    return name().contains("err") ? 0 : isAccessLog() ? 2 : 1;
  }

  /** Whether it tells of requests alone, by its name. */
  public boolean isAccessLog() {
    return !name().contains("err") && name().contains("access");
  }

  private String name() {
    return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }
}
