package gunitop.masterlog;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes entries of lines: those of Gunicorn ({@code gunicorn/glogging.py}: {@code error_fmt},
 * {@code datefmt}), of an access log in the same file, and of {@code journalctl -o short-iso}. A
 * line of another form goes on with the one before it.
 */
final class LogParser {
  private static final Pattern GUNICORN =
      Pattern.compile(
          "\\[(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d [+-]\\d{4})\\] \\[(\\d{1,9})\\]"
              + " \\[([A-Z]{1,10})\\] ?(.*)",
          Pattern.DOTALL);

  private static final Pattern ACCESS =
      Pattern.compile("\\[(\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]\\d{4})\\] \"");

  private static final Pattern JOURNAL =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[+-]\\d\\d:?\\d\\d)"
              + " ([^ :\\[]{1,200})(?:\\[(\\d{1,9})\\])?: (.*)",
          Pattern.DOTALL);

  private static final DateTimeFormatter GUNICORN_TIME = format("yyyy-MM-dd HH:mm:ss Z");
  private static final DateTimeFormatter ACCESS_TIME = format("dd/MMM/yyyy:HH:mm:ss Z");
  private static final DateTimeFormatter JOURNAL_TIME = format("yyyy-MM-dd'T'HH:mm:ss[XXX][XX]");

  private final List<LogEntry> entries = new ArrayList<>();
  private OptionalInt journalPid = OptionalInt.empty();

  private LogParser() {}

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
  }

  /** The entries of a log, in its order. */
  static List<LogEntry> entries(List<String> lines) {
    LogParser parser = new LogParser();
    lines.forEach(parser::take);
    return List.copyOf(parser.entries);
  }

  private void take(String line) {
    Matcher journal = JOURNAL.matcher(line);
    Optional<Instant> noted =
        journal.matches() ? time(journal.group(1), JOURNAL_TIME) : Optional.empty();
    if (noted.isEmpty()) {
      if (!gunicorn(line) && !access(line)) {
        more(line);
      }
      return;
    }
    OptionalInt pid = number(journal.group(3));
    String text = journal.group(4);
    if (!gunicorn(text) && !access(text)) {
      if (pid.equals(journalPid) && !entries.isEmpty()) {
        more(text);
      } else {
        String said = pid.isPresent() ? text : journal.group(2) + ": " + text;
        entries.add(new LogEntry(noted, pid, "", List.of(said)));
      }
    }
    journalPid = pid;
  }

  private boolean gunicorn(String line) {
    Matcher matcher = GUNICORN.matcher(line);
    Optional<Instant> time =
        matcher.matches() ? time(matcher.group(1), GUNICORN_TIME) : Optional.empty();
    time.ifPresent(
        at ->
            entries.add(
                new LogEntry(
                    time, number(matcher.group(2)), matcher.group(3), List.of(matcher.group(4)))));
    return time.isPresent();
  }

  private boolean access(String line) {
    Matcher matcher = ACCESS.matcher(line);
    Optional<Instant> time =
        matcher.find() ? time(matcher.group(1), ACCESS_TIME) : Optional.empty();
    time.ifPresent(at -> entries.add(new LogEntry(time, OptionalInt.empty(), "", List.of(line))));
    return time.isPresent();
  }

  private void more(String line) {
    if (entries.isEmpty()) {
      entries.add(new LogEntry(Optional.empty(), OptionalInt.empty(), "", List.of(line)));
      return;
    }
    LogEntry last = entries.remove(entries.size() - 1);
    List<String> lines = new ArrayList<>(last.lines());
    lines.add(line);
    entries.add(new LogEntry(last.time(), last.pid(), last.level(), lines));
  }

  private static OptionalInt number(String digits) {
    return digits == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
  }

  private static Optional<Instant> time(String text, DateTimeFormatter format) {
    try {
      return Optional.of(OffsetDateTime.parse(text, format).toInstant());
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }
}
