package gunitop.release;

import gunitop.process.Printable;
import gunitop.process.Reading;
import java.time.Instant;
import java.util.Optional;

/**
 * A version of the code.
 *
 * @param path the folder in which it lies
 * @param commit its id; empty where none is known
 * @param subject the first line of the commit's message, printable; empty where it cannot be read
 * @param since since when it runs, or lies on disk
 * @param changedFiles how many source files there were written since OLD or this generation loaded
 *     it; not read where not all could be looked at
 */
public record Code(
    String path,
    Optional<String> commit,
    Optional<String> subject,
    Optional<Instant> since,
    Reading<Integer> changedFiles) {
  private static final int SHORT_ID = 7;
  private static final int LONG_ID = 12;
  private static final int SUBJECT_COLUMNS = 50;

  /** A commit. */
  static Code of(
      CodePlace place,
      Repository repository,
      String commit,
      Optional<Instant> since,
      Reading<Integer> changed) {
    return new Code(
        place.path(),
        Optional.of(commit),
        repository.subject(commit).map(Code::printable),
        since,
        changed);
  }

  /** The subject as it may be shown; its commas and quotes are its author's. */
  private static String printable(String subject) {
    String clean = Printable.of(subject, SUBJECT_COLUMNS + 1);
    return clean.length() > SUBJECT_COLUMNS
        ? clean.substring(0, SUBJECT_COLUMNS - 3) + "..."
        : clean;
  }

  /** The commit's first digits; else the last name of the folder, as a release is called. */
  public String shortName() {
    return commit.map(Code::shortId).orElseGet(this::folder);
  }

  /** The first digits of a commit's id. */
  static String shortId(String commit) {
    return commit.substring(0, Math.min(SHORT_ID, commit.length()));
  }

  /** As many digits as one may go by in a command. */
  static String longId(String commit) {
    return commit.substring(0, Math.min(LONG_ID, commit.length()));
  }

  /** The same with the subject; where none is known, with the folder that it lies in. */
  public String name() {
    String rest =
        subject
            .map(text -> " '" + text + "'")
            .orElseGet(() -> commit.map(unused -> " in " + folder()).orElse(""));
    return shortName() + rest;
  }

  private String folder() {
    return Printable.of(path.substring(path.lastIndexOf('/') + 1), SUBJECT_COLUMNS);
  }

  /** Whether both are one version. */
  boolean isSameAs(Code other) {
    return commit.isPresent() && other.commit.isPresent()
        ? commit.equals(other.commit)
        : commit.isEmpty() && other.commit.isEmpty() && path.equals(other.path);
  }
}
