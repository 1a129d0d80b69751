package gunitop.upgrade.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sentences by number, so that a table's cells stay short; none is said twice. */
final class Notes {
  private static final int WIDTH = 160;
  private static final Pattern WORDS = Pattern.compile("\\S+");

  private final String prefix;
  private final List<String> sentences = new ArrayList<>();

  Notes(String prefix) {
    this.prefix = prefix;
  }

  /** The number of a sentence, with its prefix. */
  String of(String sentence) {
    if (!sentences.contains(sentence)) {
      sentences.add(sentence);
    }
    return prefix + (sentences.indexOf(sentence) + 1);
  }

  /** All of them, each on as many lines as it takes. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < sentences.size(); i++) {
      String line = String.format("%5s ", prefix + (i + 1));
      Matcher words = WORDS.matcher(sentences.get(i));
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
