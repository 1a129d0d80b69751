package gunitop.upgrade.course;

import gunitop.process.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the logs tell of a step that failed: stdout and the error log may be two files, and either
 * may have the reason.
 *
 * @param asked the files
 * @param before what stood at their ends when the step was sent, as far as it was read
 * @param excerpts their telling lines, as they have come
 */
public record FailureLog(
    List<LogFile> asked, Map<LogFile, List<String>> before, Map<LogFile, List<String>> excerpts) {

  /**
   * The telling lines of one file.
   *
   * @param path the file
   * @param lines oldest first; never none
   */
  public record Excerpt(String path, List<String> lines) {}

  /** Copies the collections. */
  public FailureLog {
    asked = List.copyOf(asked);
    before = Map.copyOf(before);
    excerpts = Map.copyOf(excerpts);
  }

  /** With what stands in one of the files now; one that cannot be read tells nothing. */
  public FailureLog read(LogFile file, Reading<List<String>> lines) {
    if (!asked.contains(file) || excerpts.containsKey(file)) {
      return this;
    }
    Map<LogFile, List<String>> more = new HashMap<>(excerpts);
    more.put(
        file,
        lines
            .map(now -> LogExcerpt.of(now, Optional.ofNullable(before.get(file))))
            .orElse(List.of()));
    return new FailureLog(asked, before, more);
  }

  /** Whether each file has been read. */
  public boolean isWhole() {
    return excerpts.keySet().containsAll(asked);
  }

  /** What tells most: an exception before other lines, then the file that was asked first. */
  public Optional<Excerpt> telling() {
    List<Excerpt> found = new ArrayList<>();
    for (LogFile file : asked) {
      List<String> lines = excerpts.getOrDefault(file, List.of());
      if (!lines.isEmpty()) {
        found.add(new Excerpt(file.path(), lines));
      }
    }
    return found.stream()
        .filter(excerpt -> LogExcerpt.tellsAnException(excerpt.lines()))
        .findFirst()
        .or(() -> found.stream().findFirst());
  }

  /** The files' paths, for a sentence. */
  public String paths() {
    return String.join(" and ", asked.stream().map(LogFile::path).toList());
  }
}
