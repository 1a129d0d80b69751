package gunitop.supervision.supervisord;

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
 * @param isWhole whether that is all of it: sections past the limit and values that are too long
 *     are left out
 */
record IniFile(Map<String, Map<String, String>> sections, boolean isWhole) {
  private static final int LONGEST_VALUE = 8 * 1024;

  static IniFile parse(String text, int mostSections) {
    Parser parser = new Parser(mostSections);
    text.lines().forEach(parser::line);
    return parser.end();
  }

  /** Takes one line after the other. */
  private static final class Parser {
    private final int mostSections;
    private final Map<String, Map<String, StringBuilder>> sections = new LinkedHashMap<>();
    private Map<String, StringBuilder> section;
    private String key;
    private StringBuilder value;
    private boolean whole = true;

    Parser(int mostSections) {
      this.mostSections = mostSections;
    }

    void line(String raw) {
      String line = withoutComment(raw);
      if (line.isBlank()) {
        return;
      }
      String content = line.strip();
      if (Character.isWhitespace(line.charAt(0)) && value != null) {
        append("\n" + content);
      } else if (content.startsWith("[") && content.indexOf(']') > 0) {
        begin(content.substring(1, content.indexOf(']')));
      } else if (section != null) {
        int split = separator(content);
        key = content.substring(0, split).strip().toLowerCase(Locale.ROOT);
        value = new StringBuilder();
        section.put(key, value);
        append(content.substring(Math.min(content.length(), split + 1)).strip());
      }
    }

    private void begin(String name) {
      value = null;
      if (sections.size() >= mostSections && !sections.containsKey(name)) {
        section = null;
        whole = false;
      } else {
        section = sections.computeIfAbsent(name, unused -> new LinkedHashMap<>());
      }
    }

    private void append(String more) {
      if (value.length() + more.length() <= LONGEST_VALUE) {
        value.append(more);
      } else {
        section.remove(key);
        whole = false;
      }
    }

    IniFile end() {
      Map<String, Map<String, String>> read = new LinkedHashMap<>();
      sections.forEach(
          (name, values) -> {
            Map<String, String> texts = new LinkedHashMap<>();
            values.forEach((key, text) -> texts.put(key, text.toString()));
            read.put(name, texts);
          });
      return new IniFile(read, whole);
    }
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
