package gunitop.trust;

import java.util.Optional;
import java.util.StringTokenizer;

/**
 * The first line of a script, as the kernel reads it ({@code fs/binfmt_script.c}).
 *
 * @param interpreter its path
 * @param sought the program that {@code env} is to find by its name, where that is the interpreter
 */
public record FirstLine(String interpreter, Optional<String> sought) {

  /** The line of a file that starts so; empty where it is no script. */
  public static Optional<FirstLine> of(String start) {
    if (!start.startsWith("#!")) {
      return Optional.empty();
    }
    int end = start.indexOf('\n');
    StringTokenizer words = new StringTokenizer(start.substring(2, end < 0 ? start.length() : end));
    String interpreter = words.hasMoreTokens() ? words.nextToken() : "";
    boolean seeks = interpreter.endsWith("/env");
    String sought = "";
    while (seeks && sought.isEmpty() && words.hasMoreTokens()) {
      String word = words.nextToken();
      // Options of env and variables that it sets stand before.
      sought = word.startsWith("-") || word.contains("=") ? "" : word;
    }
    return Optional.of(
        new FirstLine(interpreter, Optional.of(sought).filter(name -> !name.isEmpty())));
  }
}
