package gunitop.app;

import gunitop.journal.EntryText;
import gunitop.journal.PickedUp;
import gunitop.journal.Resumption;
import gunitop.journal.Writer;
import gunitop.journal.disk.JournalDirectory;
import gunitop.trust.Checked;
import gunitop.ui.Msg;
import gunitop.upgrade.Review;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What earlier runs of the program have left of the applications that are there.
 *
 * @param courses the courses that are gone on with, one an application at most
 * @param messages what the model is to be told
 */
record EarlierRuns(List<Resumption> courses, List<Msg> messages) {
  static final EarlierRuns NONE = new EarlierRuns(List.of(), List.of());

  /** Of how many of the newest courses it is asked whether they are of what lives now. */
  private static final int MOST_READ = 20;

  /** How long after its end a course is still told of, in seconds. */
  private static final long TOLD_SECONDS = 12L * 60 * 60;

  /** Reads the newest courses in a folder; one that is not there has none. */
  static EarlierRuns in(Path folder, Supplier<Review> review, Instant now) {
    Checked<JournalDirectory> opened = JournalDirectory.open(folder.toString());
    if (opened.value().isEmpty()) {
      return opened instanceof Checked.Absent<JournalDirectory>
          ? NONE
          : troubled(opened.sentence());
    }
    try (JournalDirectory directory = opened.value().get()) {
      List<String> names = directory.names().value().orElse(List.of());
      return names.isEmpty() ? NONE : read(directory, names, review.get(), now);
    }
  }

  private static EarlierRuns troubled(String sentence) {
    String text = "earlier runs could not be read: " + sentence;
    return new EarlierRuns(
        List.of(), List.of(new Msg.SourceReported(JournalWriter.SOURCE, Optional.of(text))));
  }

  private static EarlierRuns read(
      JournalDirectory directory, List<String> names, Review review, Instant now) {
    List<Resumption> courses = new ArrayList<>();
    List<Msg> messages = new ArrayList<>();
    Set<String> told = new HashSet<>();
    List<String> masters =
        review.assessments().stream()
            .flatMap(one -> one.application().generations().stream())
            .map(generation -> EntryText.of(generation.master().id()))
            .toList();
    String us = Writer.person(SessionFacts.of(System.getenv(), ""));
    for (String name : names.subList(0, Math.min(MOST_READ, names.size()))) {
      Optional<JournalDirectory.Read> read = directory.readAbout(name, masters).value();
      Optional<PickedUp> found =
          read.flatMap(file -> Resumption.of(name, file.entries(), us))
              .filter(one -> !one.isOver() || one.last().isAfter(now.minusSeconds(TOLD_SECONDS)))
              .flatMap(one -> PickedUp.of(one, review, now));
      if (found.isPresent() && told.add(found.get().application())) {
        courses.add(found.get().resumed());
        messages.add(message(found.get(), read.orElseThrow().skipped()));
      }
    }
    return new EarlierRuns(courses, messages);
  }

  private static Msg message(PickedUp found, int skipped) {
    String torn =
        skipped == 0
            ? ""
            : skipped == 1 ? "; one torn line skipped" : "; " + skipped + " torn lines skipped";
    return new Msg.Resumed(
        found.sentence() + torn, found.resumed().memory(), found.lines(), found.steps());
  }
}
