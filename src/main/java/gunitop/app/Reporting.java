package gunitop.app;

import gunitop.journal.CourseStory;
import gunitop.journal.FileName;
import gunitop.journal.Resumption;
import gunitop.journal.disk.JournalDirectory;
import gunitop.process.Printable;
import gunitop.report.CourseJson;
import gunitop.report.CourseReport;
import gunitop.trust.Checked;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code gunitop report}: the account of a course from its journal. */
final class Reporting {
  private final Optional<Path> folder;
  private final ReportRequest request;
  private final ZoneId zone;

  Reporting(JournalChoice choice, Map<String, String> environment, ReportRequest request) {
    this.folder = choice.place(environment);
    this.request = request;
    this.zone = ZoneId.systemDefault();
  }

  /**
   * What is to be printed.
   *
   * @param pid of one of the course's masters, where one was named by its pidfile
   */
  Once.Answer answer(OptionalInt pid) {
    String wanted = pid.isPresent() ? String.valueOf(pid.getAsInt()) : request.course().orElse("");
    if (wanted.contains("/")) {
      return told(JournalDirectory.readFile(Path.of(wanted).toAbsolutePath().toString()));
    }
    if (folder.isEmpty()) {
      return nothing("there is no journal: no --journal, and no home");
    }
    Checked<JournalDirectory> opened = JournalDirectory.open(folder.get().toString());
    if (opened.value().isEmpty()) {
      return nothing(opened.sentence());
    }
    try (JournalDirectory directory = opened.value().get()) {
      Checked<List<String>> names = directory.names();
      if (names.value().isEmpty()) {
        return nothing(names.sentence());
      }
      return request.lists()
          ? listed(directory, names.value().get(), wanted)
          : told(directory, names.value().get(), wanted);
    }
  }

  private Once.Answer told(JournalDirectory directory, List<String> names, String wanted) {
    for (String name : names) {
      boolean isNamed = name.equals(wanted) || name.equals(wanted + FileName.SUFFIX);
      if (isNamed) {
        return told(directory.read(name));
      }
    }
    for (String name : names) {
      Checked<JournalDirectory.Read> read = directory.read(name);
      if (wanted.isEmpty() || read.value().filter(one -> isOf(one, wanted)).isPresent()) {
        return told(read);
      }
    }
    return nothing(
        "no course "
            + (wanted.isEmpty() ? "" : "of " + wanted + " ")
            + "in "
            + directory.path()
            + "; --list shows those that are kept");
  }

  private Once.Answer told(Checked<JournalDirectory.Read> read) {
    Optional<CourseStory> story = read.value().flatMap(one -> CourseStory.of(one.entries()));
    if (story.isEmpty()) {
      return nothing(read.value().isPresent() ? "it has no line of a journal" : read.sentence());
    }
    String text =
        switch (request.format()) {
          case TEXT -> CourseReport.text(story.get(), zone);
          case MARKDOWN -> CourseReport.markdown(story.get(), zone);
          case JSON -> CourseJson.of(story.get());
        };
    int skipped = read.value().get().skipped();
    if (skipped > 0) {
      System.err.println("gunitop: lines skipped that are none of a journal, or torn: " + skipped);
    }
    return new Once.Answer(text, Optional.empty(), ExitCode.FINE);
  }

  private Once.Answer listed(JournalDirectory directory, List<String> names, String wanted) {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      Optional<JournalDirectory.Read> read = directory.read(name).value();
      if (read.isPresent() && (wanted.isEmpty() || isOf(read.get(), wanted))) {
        Optional<CourseStory> story = CourseStory.of(read.get().entries());
        story.ifPresent(one -> text.append(line(name, one)));
      }
    }
    return new Once.Answer(text.toString(), Optional.empty(), ExitCode.FINE);
  }

  private String line(String name, CourseStory story) {
    return request.format() == ReportRequest.Format.JSON
        ? CourseJson.summary(name, story)
        : Printable.of(name + "   " + CourseReport.summary(story, zone)) + "\n";
  }

  private static boolean isOf(JournalDirectory.Read read, String pid) {
    return Resumption.of(read.name(), read.entries(), "").stream()
        .flatMap(one -> one.masters().stream())
        .anyMatch(master -> String.valueOf(master.pid()).equals(pid));
  }

  private static Once.Answer nothing(String reason) {
    return new Once.Answer("", Optional.of(Printable.of(reason)), ExitCode.NO_GUNICORN);
  }
}
