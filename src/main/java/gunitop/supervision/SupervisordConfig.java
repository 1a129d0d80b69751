package gunitop.supervision;

import gunitop.gunicorn.ProgramSettings;
import gunitop.gunicorn.ProgramSettings.AutoRestart;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * supervisord's configuration, of its main file and those that it includes. Pure; {@code %(ENV_x)s}
 * is left as it stands, for supervisord's environment is not ours to read.
 */
record SupervisordConfig(List<Part> parts) {

  /**
   * One file.
   *
   * @param path where it lies, for the operator to read
   */
  record Part(String path, IniFile content) {}

  /** Copies the list. */
  SupervisordConfig {
    parts = List.copyOf(parts);
  }

  /** The patterns of {@code [include] files} in a main file, {@code %(here)s} resolved. */
  static List<String> includes(IniFile main, String directory) {
    String files = main.value("include", "files").orElse("").replace("%(here)s", directory);
    List<String> patterns = new ArrayList<>();
    for (String pattern : files.strip().split("\\s+")) {
      if (!pattern.isEmpty() && !pattern.contains("%(")) {
        patterns.add(pattern.startsWith("/") ? pattern : directory + "/" + pattern);
      }
    }
    return patterns;
  }

  /** Every program; the last file that sets a key wins. */
  List<ProgramSettings> programs() {
    Set<String> seen = new HashSet<>();
    List<ProgramSettings> programs = new ArrayList<>();
    for (Part part : parts) {
      for (String section : part.content().sections().keySet()) {
        int colon = section.indexOf(':');
        String kind = colon < 0 ? "" : section.substring(0, colon);
        boolean runs = kind.equals("program") || kind.equals("fcgi-program");
        if (runs && seen.add(section)) {
          programs.add(program(section, section.substring(colon + 1).strip(), part.path()));
        }
      }
    }
    return programs;
  }

  private ProgramSettings program(String section, String program, String path) {
    boolean stopAsGroup = bool(section, "stopasgroup", false);
    String restart = value(section, "autorestart").orElse("unexpected").toLowerCase(Locale.ROOT);
    return new ProgramSettings(
        names(section, program),
        value(section, "command").orElse(""),
        restart.equals("unexpected")
            ? AutoRestart.UNEXPECTED
            : isTrue(restart) ? AutoRestart.ALWAYS : AutoRestart.NEVER,
        numbers(value(section, "exitcodes").orElse("0")),
        number(section, "startsecs", 1),
        value(section, "stopsignal").orElse("TERM").toUpperCase(Locale.ROOT).replace("SIG", ""),
        number(section, "stopwaitsecs", 10),
        stopAsGroup,
        bool(section, "killasgroup", stopAsGroup),
        path);
  }

  /** What the processes of a program are called: by group and name, by name where both agree. */
  private Set<String> names(String section, String program) {
    String group = groupOf(program);
    String pattern = value(section, "process_name").orElse("%(program_name)s");
    int count = Math.min(1000, number(section, "numprocs", 1));
    int first = number(section, "numprocs_start", 0);
    Set<String> names = new HashSet<>();
    for (int i = first; i < first + count; i++) {
      String name = NumberedName.expand(pattern, program, group, i);
      names.add(name.equals(group) ? name : group + ":" + name);
    }
    return names;
  }

  private String groupOf(String program) {
    for (Part part : parts) {
      for (Map.Entry<String, Map<String, String>> entry : part.content().sections().entrySet()) {
        boolean lists =
            entry.getKey().startsWith("group:")
                && List.of(entry.getValue().getOrDefault("programs", "").split("[,\\s]+"))
                    .contains(program);
        if (lists) {
          return entry.getKey().substring("group:".length()).strip();
        }
      }
    }
    return program;
  }

  /** Where {@code supervisorctl} finds it, as {@code -s} takes it; empty where nothing says. */
  Optional<String> serverUrl() {
    return value("supervisorctl", "serverurl")
        .or(() -> value("unix_http_server", "file").map(file -> "unix://" + file))
        .or(() -> value("inet_http_server", "port").map(SupervisordConfig::url))
        .filter(url -> !url.contains("%("));
  }

  /** Whether {@code supervisorctl -c FILE} will do: it wants its own section. */
  boolean servesSupervisorctl() {
    return !parts.isEmpty() && parts.get(0).content().sections().containsKey("supervisorctl");
  }

  private static String url(String port) {
    String address = port.startsWith("*:") ? port.substring(2) : port;
    return "http://" + (address.contains(":") ? address : "127.0.0.1:" + address);
  }

  private Optional<String> value(String section, String key) {
    Optional<String> last = Optional.empty();
    for (Part part : parts) {
      Optional<String> found = part.content().value(section, key);
      String directory = part.path().substring(0, Math.max(0, part.path().lastIndexOf('/')));
      last = found.isPresent() ? found.map(text -> text.replace("%(here)s", directory)) : last;
    }
    return last;
  }

  private boolean bool(String section, String key, boolean fallback) {
    return value(section, key).map(SupervisordConfig::isTrue).orElse(fallback);
  }

  private static boolean isTrue(String text) {
    return Set.of("true", "yes", "on", "1").contains(text.toLowerCase(Locale.ROOT));
  }

  private int number(String section, String key, int fallback) {
    return value(section, key)
        .filter(text -> text.matches("\\d{1,9}"))
        .map(Integer::parseInt)
        .orElse(fallback);
  }

  private static Set<Integer> numbers(String text) {
    Set<Integer> numbers = new HashSet<>();
    for (String word : text.split("[,\\s]+")) {
      if (word.matches("\\d{1,3}")) {
        numbers.add(Integer.parseInt(word));
      }
    }
    return numbers;
  }
}
