package gunitop.supervision;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An INI file as Python's {@code RawConfigParser} reads it for supervisord: keys without regard to
 * case, {@code =} or {@code :}, indented lines continue a value, {@code ;} and {@code #} begin a
 * comment at the start of a line or after a blank, a later section adds to an earlier one.
 *
 * @param sections values by key, by section
 */
record IniFile(Map<String, Map<String, String>> sections) {

  static IniFile parse(String text) {
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    Map<String, String> section = null;
    String key = null;
    for (String raw : text.split("\\R")) {
      String line = withoutComment(raw);
      if (line.isBlank()) {
        continue;
      }
      boolean indented = Character.isWhitespace(line.charAt(0));
      String content = line.strip();
      if (indented && section != null && key != null) {
        section.merge(key, content, (before, more) -> before + "\n" + more);
      } else if (content.startsWith("[") && content.indexOf(']') > 0) {
        String name = content.substring(1, content.indexOf(']'));
        section = sections.computeIfAbsent(name, unused -> new LinkedHashMap<>());
        key = null;
      } else if (section != null) {
        int split = separator(content);
        key = content.substring(0, split).strip().toLowerCase(Locale.ROOT);
        section.put(key, content.substring(Math.min(content.length(), split + 1)).strip());
      }
    }
    return new IniFile(sections);
  }

  private static String withoutComment(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean begins = i == 0 || Character.isWhitespace(line.charAt(i - 1));
      if ((c == ';' || c == '#') && begins) {
        return line.substring(0, i);
      }
    }
    return line;
  }

  private static int separator(String content) {
    for (int i = 0; i < content.length(); i++) {
      if (content.charAt(i) == '=' || content.charAt(i) == ':') {
        return i;
      }
    }
    return content.length();
  }

  /** The value of a key; empty where it is not set. */
  Optional<String> value(String section, String key) {
    return Optional.ofNullable(sections.getOrDefault(section, Map.of()).get(key));
  }
}
