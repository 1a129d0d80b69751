package gunitop.ui.text;

import gunitop.process.ProcessSample;
import java.util.ArrayList;
import java.util.List;

/** A process's command line as one line of text; hostile until it has passed {@code Printable}. */
public final class CommandText {
  private CommandText() {}

  /** The whole command line; {@code [name]} for a kernel thread or a zombie. */
  public static String of(ProcessSample process) {
    List<String> words = process.traits().commandLine();
    return words.isEmpty() ? "[" + process.stat().name() + "]" : String.join(" ", words);
  }

  /** The command line with the program's file name instead of its path. */
  public static String brief(ProcessSample process) {
    List<String> words = process.traits().commandLine();
    if (words.size() < 2 || !words.get(0).startsWith("/")) {
      return of(process);
    }
    List<String> shorter = new ArrayList<>(words);
    String program = words.get(0);
    shorter.set(0, program.substring(program.lastIndexOf('/') + 1));
    return String.join(" ", shorter);
  }
}
