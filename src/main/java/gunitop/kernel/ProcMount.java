package gunitop.kernel;

import java.util.Optional;

/**
 * How {@code /proc} is mounted ({@code proc(5)}): its options may hide other users' processes.
 *
 * @param hidepid 0 to 4; 0 hides nobody
 * @param group who may see all the same, unless {@code hidepid} is 4; 0 where nobody may
 */
public record ProcMount(int hidepid, int group) {
  private static final int POINT = 4;

  /** Every process is shown to those who may trace it alone, whatever their group. */
  public static final int PTRACEABLE = 4;

  /** The mount that lies over all others at {@code /proc}; empty where the table names none. */
  public static Optional<ProcMount> parse(String mountinfo) {
    Optional<ProcMount> found = Optional.empty();
    for (String line : mountinfo.split("\n")) {
      String[] fields = line.split(" ");
      if (fields.length > POINT && fields[POINT].equals("/proc")) {
        found = Optional.of(ofOptions(fields[fields.length - 1]));
      }
    }
    return found;
  }

  private static ProcMount ofOptions(String options) {
    int hidepid = 0;
    int group = 0;
    for (String option : options.split(",")) {
      if (option.startsWith("hidepid=")) {
        hidepid = level(option.substring("hidepid=".length()));
      } else if (option.startsWith("gid=")) {
        group = number(option.substring("gid=".length()));
      }
    }
    return new ProcMount(hidepid, group);
  }

  /** Since Linux 5.8 by name. */
  private static int level(String value) {
    return switch (value) {
      case "off" -> 0;
      case "noaccess" -> 1;
      case "invisible" -> 2;
      case "ptraceable" -> PTRACEABLE;
      default -> number(value);
    };
  }

  private static int number(String digits) {
    return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : 0;
  }
}
