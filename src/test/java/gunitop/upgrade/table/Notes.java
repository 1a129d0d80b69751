package gunitop.upgrade.table;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Sentences by a short name, so that a table's cells stay short; none is said twice. The name is
 * made of what is said: a sentence that comes or goes changes no name but its own.
 */
final class Notes {
  private static final int WIDTH = 160;
  private static final Pattern WORDS = Pattern.compile("\\S+");

  /** Letters that make no words. */
  private static final String LETTERS = "bcdfghjklmnpqrstvwxz";

  private final String prefix;
  private final Map<String, String> names = new LinkedHashMap<>();

  Notes(String prefix) {
    this.prefix = prefix;
  }

  /** The name of a sentence, with its prefix. */
  String of(String sentence) {
    return names.computeIfAbsent(sentence, this::name);
  }

  private String name(String sentence) {
    CRC32 sum = new CRC32();
    sum.update(sentence.getBytes(StandardCharsets.UTF_8));
    long number = sum.getValue();
    while (true) {
      StringBuilder name = new StringBuilder(prefix);
      long rest = number;
      for (int i = 0; i < 4; i++) {
        name.append(LETTERS.charAt((int) (rest % LETTERS.length())));
        rest /= LETTERS.length();
      }
      if (!names.containsValue(name.toString())) {
        return name.toString();
      }
      number++;
    }
  }

  /** All of them, each on as many lines as it takes. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> one : names.entrySet()) {
      String line = String.format("%5s ", one.getValue());
      Matcher words = WORDS.matcher(one.getKey());
      while (words.find()) {
        if (line.length() + 1 + words.group().length() > WIDTH) {
          text.append(line).append('\n');
          line = " ".repeat(6);
        }
        line += " " + words.group();
      }
      text.append(line).append('\n');
    }
    return text.toString();
  }
}
