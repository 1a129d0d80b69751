package gunitop.supervision.supervisord;

import gunitop.gunicorn.ProgramSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * supervisord's configuration, of its main file and those that it includes. Pure; {@code %(ENV_x)s}
 * is left as it stands, for supervisord's environment is not ours to read.
 *
 * @param parts the main file first
 * @param unread what was not read of it and why, a sentence each
 */
record SupervisordConfig(List<Part> parts, List<String> unread) {

  /**
   * One file.
   *
   * @param path where it lies, for the operator to read
   * @param distrust why its word is not root's or ours: which file or directory another may change,
   *     and who; empty where nobody else can
   */
  record Part(String path, IniFile content, Optional<String> distrust) {

    String directory() {
      return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
  }

  /** Copies the lists. */
  SupervisordConfig {
    parts = List.copyOf(parts);
    unread = List.copyOf(unread);
  }

  /** The patterns of {@code [include] files} in a main file, {@code %(here)s} resolved. */
  static List<String> includes(IniFile main, String directory) {
    StringTokenizer files = new StringTokenizer(main.value("include", "files").orElse(""));
    List<String> patterns = new ArrayList<>();
    while (files.hasMoreTokens()) {
      String pattern = files.nextToken().replace("%(here)s", directory);
      if (!pattern.contains("%(")) {
        patterns.add(pattern.startsWith("/") ? pattern : directory + "/" + pattern);
      }
    }
    return patterns;
  }

  /**
   * The settings of programs; those past the budget are missing.
   *
   * @param settings the last file that sets a key wins
   * @param isWhole whether none is missing
   */
  record Programs(List<ProgramSettings> settings, boolean isWhole) {}

  /** Every program. */
  Programs programs() {
    Map<String, String> groups = groups();
    ProgramReader reader = new ProgramReader(this);
    Set<String> seen = new HashSet<>();
    for (Part part : parts) {
      for (String section : part.content().sections().keySet()) {
        int colon = section.indexOf(':');
        String kind = colon < 0 ? "" : section.substring(0, colon);
        boolean runs = kind.equals("program") || kind.equals("fcgi-program");
        if (runs && seen.add(section)) {
          String program = section.substring(colon + 1).strip();
          reader.take(section, program, groups.getOrDefault(program, program), part);
        }
      }
    }
    return reader.programs();
  }

  /** The group of each program that one lists. */
  private Map<String, String> groups() {
    Map<String, String> groups = new HashMap<>();
    for (Part part : parts) {
      part.content()
          .sections()
          .forEach(
              (section, values) -> {
                if (section.startsWith("group:")) {
                  String group = section.substring("group:".length()).strip();
                  StringTokenizer programs =
                      new StringTokenizer(values.getOrDefault("programs", ""), ", \t\n");
                  while (programs.hasMoreTokens()) {
                    groups.putIfAbsent(programs.nextToken(), group);
                  }
                }
              });
    }
    return groups;
  }

  /** The value that the last file sets. */
  Optional<String> value(String section, String key) {
    for (int i = parts.size() - 1; i >= 0; i--) {
      Part part = parts.get(i);
      Optional<String> found = part.content().value(section, key);
      if (found.isPresent()) {
        return found.map(text -> text.replace("%(here)s", part.directory()));
      }
    }
    return Optional.empty();
  }

  /** The same of those files alone that only root or we can change. */
  SupervisordConfig trusted() {
    return new SupervisordConfig(
        parts.stream().filter(part -> part.distrust().isEmpty()).toList(), unread);
  }
}
