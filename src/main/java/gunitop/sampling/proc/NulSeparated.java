package gunitop.sampling.proc;

import gunitop.process.Reading;
import gunitop.trust.Budget;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code /proc/PID/cmdline} and {@code environ}: strings that end with NUL. */
public final class NulSeparated {

  /** As much of an environment is read. */
  private static final int ENVIRONMENT_BYTES = 64 * 1024;

  /** As much of it is kept. */
  private static final int KEPT_BYTES = Budget.TITLE_BYTES;

  private NulSeparated() {}

  /** The strings, without empty ones at the end (a title is padded with NULs). */
  public static List<String> strings(byte[] content) {
    int end = content.length;
    while (end > 0 && content[end - 1] == 0) {
      end--;
    }
    List<String> strings = new ArrayList<>();
    int start = 0;
    for (int at = 0; at <= end && end > 0; at++) {
      if (at == end || content[at] == 0) {
        strings.add(new String(content, start, at - start, StandardCharsets.UTF_8));
        start = at + 1;
      }
    }
    return strings;
  }

  /**
   * The variables of these names; the first of a name counts, as for {@code getenv(3)}. Not read
   * where the environment is longer than is read, or these of them are: then who is missing may be
   * set.
   */
  public static Reading<Map<String, String>> variables(byte[] content, Set<String> names) {
    if (content.length >= ENVIRONMENT_BYTES) {
      return Reading.notRead();
    }
    int kept = 0;
    Map<String, String> variables = new HashMap<>();
    for (String entry : strings(content)) {
      int equals = entry.indexOf('=');
      if (equals > 0 && names.contains(entry.substring(0, equals))) {
        variables.putIfAbsent(entry.substring(0, equals), entry.substring(equals + 1));
        kept += entry.length();
      }
    }
    return kept <= KEPT_BYTES ? Reading.known(variables) : Reading.notRead();
  }
}
