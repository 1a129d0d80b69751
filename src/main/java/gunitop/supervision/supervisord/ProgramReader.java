package gunitop.supervision.supervisord;

import gunitop.gunicorn.ProgramLogs;
import gunitop.gunicorn.ProgramSettings;
import gunitop.gunicorn.ProgramSettings.AutoRestart;
import gunitop.trust.Budget;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.StringTokenizer;

/** Makes settings of the program sections of a configuration, within the budget. */
final class ProgramReader {
  private static final int LONGEST_NAME = 255;

  private final SupervisordConfig config;
  private final List<ProgramSettings> settings = new ArrayList<>();
  private int processes;
  private boolean whole = true;

  ProgramReader(SupervisordConfig config) {
    this.config = config;
  }

  /** Takes one program, or leaves it out where there are too many. */
  void take(String section, String program, String group, SupervisordConfig.Part part) {
    int count = number(section, "numprocs", 1);
    String pattern = config.value(section, "process_name").orElse("%(program_name)s");
    boolean fits =
        settings.size() < Budget.CONFIGURATION_PROGRAMS
            && count <= Budget.CONFIGURATION_PROCESSES - processes
            && pattern.length() + program.length() + group.length() <= LONGEST_NAME;
    if (!fits) {
      whole = false;
      return;
    }
    processes += count;
    boolean stopAsGroup = bool(section, "stopasgroup", false);
    String restart =
        config.value(section, "autorestart").orElse("unexpected").toLowerCase(Locale.ROOT);
    settings.add(
        new ProgramSettings(
            names(pattern, program, group, number(section, "numprocs_start", 0), count),
            config.value(section, "command").orElse(""),
            restart.equals("unexpected")
                ? AutoRestart.UNEXPECTED
                : isTrue(restart) ? AutoRestart.ALWAYS : AutoRestart.NEVER,
            numbers(config.value(section, "exitcodes").orElse("0")),
            number(section, "startsecs", 1),
            config
                .value(section, "stopsignal")
                .orElse("TERM")
                .toUpperCase(Locale.ROOT)
                .replace("SIG", ""),
            number(section, "stopwaitsecs", 10),
            stopAsGroup,
            bool(section, "killasgroup", stopAsGroup),
            new ProgramLogs(
                log(section, "stdout_logfile", program, group, count),
                log(section, "stderr_logfile", program, group, count)),
            part.path(),
            part.distrust()));
  }

  SupervisordConfig.Programs programs() {
    return new SupervisordConfig.Programs(settings, whole);
  }

  /** What the processes of a program are called: by group and name, by name where both agree. */
  private static Set<String> names(
      String pattern, String program, String group, int first, int count) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < count; i++) {
      String name = NumberedName.expand(pattern, program, group, first + i);
      names.add(name.equals(group) ? name : group + ":" + name);
    }
    return names;
  }

  /** What names the log of each of several processes is left as it stands. */
  private String log(String section, String key, String program, String group, int count) {
    String setting = config.value(section, key).orElse("AUTO");
    if (setting.length() > Budget.TITLE_BYTES) {
      return "";
    }
    int first = number(section, "numprocs_start", 0);
    return count == 1 ? NumberedName.expand(setting, program, group, first) : setting;
  }

  private boolean bool(String section, String key, boolean fallback) {
    return config.value(section, key).map(ProgramReader::isTrue).orElse(fallback);
  }

  private static boolean isTrue(String text) {
    return Set.of("true", "yes", "on", "1").contains(text.toLowerCase(Locale.ROOT));
  }

  private int number(String section, String key, int fallback) {
    Optional<String> text = config.value(section, key);
    return text.isEmpty() ? fallback : number(text.get(), 9).orElse(fallback);
  }

  private static Set<Integer> numbers(String text) {
    Set<Integer> numbers = new HashSet<>();
    StringTokenizer words = new StringTokenizer(text, ", \t\n");
    while (words.hasMoreTokens()) {
      number(words.nextToken(), 3).ifPresent(numbers::add);
    }
    return numbers;
  }

  private static OptionalInt number(String digits, int most) {
    boolean number = !digits.isEmpty() && digits.length() <= most;
    for (int i = 0; i < digits.length() && number; i++) {
      number = digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
    }
    return number ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
  }
}
