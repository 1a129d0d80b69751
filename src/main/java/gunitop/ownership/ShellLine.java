package gunitop.ownership;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The command line of a shell.
 *
 * @param script the file that it runs; empty where it runs none
 * @param text what follows {@code -c}; empty where there is none
 * @param interactive whether it says so itself: a login shell, or {@code -i}
 */
record ShellLine(Optional<String> script, Optional<String> text, boolean interactive) {
  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "dash", "zsh", "fish", "ksh", "mksh", "ash", "busybox", "rbash", "tcsh");

  private static final Set<String> TAKE_A_VALUE =
      Set.of("--rcfile", "--init-file", "-o", "-O", "+o", "+O");

  private static final Pattern LOOP = Pattern.compile("\\b(while|until|for)\\b");

  /** After the program's own words: no further command, and not in the background. */
  private static final Pattern GOES_ON = Pattern.compile("[;&|\n]");

  static boolean isShell(String program) {
    return SHELLS.contains(program);
  }

  static ShellLine of(List<String> words) {
    boolean interactive = words.get(0).startsWith("-");
    boolean command = false;
    int i = words.get(0).endsWith("busybox") ? 2 : 1;
    while (i < words.size() && isOption(words.get(i))) {
      String word = words.get(i);
      boolean letters = word.charAt(0) == '-' && !word.startsWith("--");
      command |= letters && word.indexOf('c') > 0;
      interactive |= letters && word.indexOf('i') > 0;
      i += TAKE_A_VALUE.contains(word) ? 2 : 1;
    }
    Optional<String> rest = i < words.size() ? Optional.of(words.get(i)) : Optional.empty();
    return command
        ? new ShellLine(Optional.empty(), rest, false)
        : new ShellLine(rest, Optional.empty(), interactive);
  }

  private static boolean isOption(String word) {
    return word.length() > 1 && (word.charAt(0) == '-' || word.charAt(0) == '+');
  }

  /** Whether its text starts things again and again, as can be read. */
  boolean loops() {
    return text.filter(words -> LOOP.matcher(words).find()).isPresent();
  }

  /** Whether its text ends when Gunicorn does, as can be read. */
  boolean endsWithGunicorn() {
    return text.filter(
            words -> {
              int last = words.lastIndexOf("gunicorn");
              return last >= 0
                  && !LOOP.matcher(words).find()
                  && !GOES_ON.matcher(words.substring(last)).find();
            })
        .isPresent();
  }
}
