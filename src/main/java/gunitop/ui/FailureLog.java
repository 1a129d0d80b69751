package gunitop.ui;

import gunitop.process.Reading;
import java.util.List;

/**
 * What a log tells of a step that failed.
 *
 * @param asked the file
 * @param excerpt its telling lines; not read before they have come
 */
public record FailureLog(Effect.ReadLog asked, Reading<List<String>> excerpt) {

  FailureLog read(Reading<List<String>> lines) {
    return new FailureLog(asked, lines.map(LogExcerpt::of));
  }
}
