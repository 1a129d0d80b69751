package gunitop.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The lines in which a screen differs from another. */
final class ScreenChanges {
  private static final Pattern TIMELINE = Pattern.compile("\\d\\d:\\d\\d:\\d\\d\\.\\d+ seen (.*)");

  private ScreenChanges() {}

  /** Those that only the second one has, the timeline apart. */
  static List<String> between(String clean, String other) {
    List<String> more = new ArrayList<>(lines(other));
    more.removeAll(lines(clean));
    return more;
  }

  /** What only the timeline of the second one tells, whenever it was. */
  static List<String> told(String clean, String other) {
    List<String> more = new ArrayList<>(timeline(other));
    more.removeAll(timeline(clean));
    return more;
  }

  private static List<String> timeline(String screen) {
    return screen
        .lines()
        .map(line -> TIMELINE.matcher(line.replaceAll(" +", " ").strip()))
        .filter(line -> line.matches())
        .map(line -> line.group(1))
        .toList();
  }

  /** Without frames, meters, memory (read now and then) and for how long something was seen. */
  private static List<String> lines(String screen) {
    return screen
        .lines()
        .map(line -> line.replaceAll("[│┌┐└┘─▁▂▃▄▅▆▇█]+", "|"))
        .map(line -> line.replaceAll(" +", " ").strip())
        .filter(line -> !TIMELINE.matcher(line).matches())
        .map(
            line ->
                line.replaceAll(
                    "PSS >?[0-9?]+[KM]?|(?<= )[0-9]+[KM]|(?<=0[.]0 )[?]|open for \\d+ s", "-"))
        .toList();
  }
}
