package gunitop.upgrade;

import java.util.ArrayList;
import java.util.List;

/** A program call as it would be typed. */
final class ProgramWords {
  private ProgramWords() {}

  /** Without the program's directory, quoted where a shell needs it. */
  static String text(List<String> words) {
    List<String> typed = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String shown = i == 0 ? word.substring(word.lastIndexOf('/') + 1) : word;
      typed.add(
          shown.matches("[A-Za-z0-9_./:@=,+%-]+")
              ? shown
              : "'" + shown.replace("'", "'\\''") + "'");
    }
    return String.join(" ", typed);
  }
}
