package gunitop.supervision.supervisord;

import gunitop.gunicorn.ProgramStatus;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code supervisorctl status} prints. */
public final class StatusLines {
  private static final Pattern LINE =
      Pattern.compile(
          "(\\S+)\\s+(STOPPED|STARTING|RUNNING|BACKOFF|STOPPING|EXITED|FATAL|UNKNOWN)\\b(.*)");
  private static final Pattern PID = Pattern.compile("\\s+pid (\\d{1,9}),.*");

  private StatusLines() {}

  /** One for each line that is a status; error messages are none. */
  public static List<ProgramStatus> parse(String output) {
    return output.lines().flatMap(line -> status(line.strip()).stream()).toList();
  }

  private static Optional<ProgramStatus> status(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Matcher pid = PID.matcher(matcher.group(3));
    return Optional.of(
        new ProgramStatus(
            matcher.group(1),
            matcher.group(2),
            pid.matches() ? Integer.parseInt(pid.group(1)) : 0));
  }
}
