package gunitop.process;

import java.util.ArrayList;
import java.util.List;

/**
 * A command for an operator to type, made of its words: the only way by which one comes onto the
 * screen. A word that a shell would not leave alone is quoted. A name that others chose is a word
 * only where it has letters, digits and {@code _.:@-} alone; a word that cannot be seen in full is
 * none. {@link #UNNAMED} stands in their place.
 *
 * @param words the program and its arguments
 */
public record TypedCommand(List<String> words) {
  /** What stands for a name that is in no command. */
  public static final String UNNAMED = "NAME";

  private static final int LONGEST_NAME = 255;

  /** Copies the list. */
  public TypedCommand {
    words = words.stream().map(word -> isVisible(word) ? word : UNNAMED).toList();
  }

  /** A command of words that are ours, or numbers. */
  public static TypedCommand of(String... words) {
    return new TypedCommand(List.of(words));
  }

  /** The same with more words that are ours, or paths. */
  public TypedCommand with(List<String> more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(more);
    return new TypedCommand(all);
  }

  /** The same with a name of a unit, a container or a user. */
  public TypedCommand withName(String name) {
    return with(List.of(isName(name) ? name : UNNAMED));
  }

  /** The same with what {@code supervisorctl} calls one process. */
  public TypedCommand withProgram(String name) {
    return with(List.of(isProgram(name) ? name : UNNAMED));
  }

  /** Whether a name may be part of a command, be it typed or run. */
  public static boolean isName(String name) {
    boolean allowed = !name.isEmpty() && name.length() <= LONGEST_NAME && name.charAt(0) != '-';
    for (int i = 0; i < name.length() && allowed; i++) {
      char c = name.charAt(i);
      allowed = isLetterOrDigit(c) || "_.:@-".indexOf(c) >= 0;
    }
    return allowed;
  }

  /**
   * Whether it names one process to {@code supervisorctl}, and neither a group nor all of them
   * ({@code supervisor/options.py split_namespec}).
   */
  public static boolean isProgram(String name) {
    int colon = name.indexOf(':');
    boolean one = colon < 0 || colon > 0 && colon == name.lastIndexOf(':');
    return isName(name) && one && !name.endsWith(":") && !name.equals("all");
  }

  /** As it is typed, the program without its directory: {@code kill -TERM 4711}. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String typed = i == 0 ? word.substring(word.lastIndexOf('/') + 1) : word;
      text.append(i == 0 ? "" : " ").append(quoted(typed));
    }
    return text.toString();
  }

  private static String quoted(String word) {
    boolean plain = !word.isEmpty();
    for (int i = 0; i < word.length() && plain; i++) {
      plain = isLetterOrDigit(word.charAt(i)) || "_./:@=,+%-".indexOf(word.charAt(i)) >= 0;
    }
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static boolean isLetterOrDigit(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  private static boolean isVisible(String word) {
    return word.chars().allMatch(c -> c >= ' ' && c <= '~');
  }
}
