package gunitop.app;

import gunitop.journal.CourseStory;
import gunitop.journal.Courses;
import gunitop.journal.Entry;
import gunitop.journal.EntryText;
import gunitop.report.CourseReport;
import gunitop.report.JsonReport;
import gunitop.ui.Msg;
import gunitop.upgrade.Review;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The journal of one run: what earlier runs have left, and what this one adds.
 *
 * @param folder where it lies; empty where none is kept
 * @param writer writes it; empty where nothing is added
 * @param recorder finds what is to be written
 */
record Journaling(Optional<Path> folder, Optional<JournalWriter> writer, Recorder recorder)
    implements AutoCloseable {

  /** None at all. */
  static Journaling none() {
    return new Journaling(Optional.empty(), Optional.empty(), Recorder.none());
  }

  /**
   * The journal that was chosen.
   *
   * @param adds whether this run adds to it: one that may send does
   */
  static Journaling open(
      JournalChoice choice,
      boolean adds,
      Map<String, String> environment,
      Background background,
      Consumer<Msg> receiver) {
    Optional<Path> folder = choice.place(environment);
    Optional<JournalWriter> writer =
        folder.filter(unused -> adds).map(path -> new JournalWriter(background, path, receiver));
    Courses courses =
        new Courses(
            host -> SessionFacts.of(environment, host),
            (assessment, review) ->
                EntryText.members(JsonReport.of(review.snapshot(), assessment, review.advice())));
    return new Journaling(folder, writer, new Recorder(courses, writer));
  }

  /** What earlier runs have left of the applications of this review, which is asked for late. */
  EarlierRuns earlier(Supplier<Review> review, Instant now) {
    return folder.map(path -> EarlierRuns.in(path, review, now)).orElse(EarlierRuns.NONE);
  }

  /** The account of each course that this run has written to; empty where there is none. */
  String account() {
    StringBuilder text = new StringBuilder();
    for (List<Entry> course : writer.map(JournalWriter::courses).orElse(List.of())) {
      CourseStory.of(course)
          .map(story -> CourseReport.text(story, ZoneId.systemDefault()))
          .ifPresent(account -> text.append(account).append('\n'));
    }
    return text.toString();
  }

  /** Writes what is left. */
  @Override
  public void close() {
    writer.ifPresent(JournalWriter::close);
  }
}
