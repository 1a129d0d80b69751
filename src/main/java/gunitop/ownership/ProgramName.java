package gunitop.ownership;

import gunitop.process.ProcessSample;
import java.util.List;
import java.util.Set;

/** What a process is called: by the script that an interpreter runs, else by its program. */
final class ProgramName {
  private static final Set<String> INTERPRETERS =
      Set.of("node", "nodejs", "ruby", "perl", "php", "java", "pypy", "pypy3");

  /** Options of an interpreter after which its own text or module stands, and no script. */
  private static final Set<String> TEXT = Set.of("-c", "-e");

  private ProgramName() {}

  static String of(ProcessSample process) {
    List<String> words = process.traits().commandLine();
    if (words.isEmpty()) {
      return process.stat().name();
    }
    String program = fileName(words.get(0));
    if (ShellLine.isShell(program)) {
      return ShellLine.of(words).script().map(ProgramName::fileName).orElse(program);
    }
    return isInterpreter(program) ? script(words, program) : process.stat().name();
  }

  /** Whether a shell runs, by its command line or, where that is empty, by its name. */
  static boolean runsShell(ProcessSample process) {
    List<String> words = process.traits().commandLine();
    return ShellLine.isShell(words.isEmpty() ? process.stat().name() : fileName(words.get(0)));
  }

  /** Whether a program runs what another file says. */
  private static boolean isInterpreter(String program) {
    return program.startsWith("python") || INTERPRETERS.contains(program);
  }

  private static String script(List<String> words, String program) {
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      if (TEXT.contains(word)) {
        return program;
      }
      if (word.equals("-m") && i + 1 < words.size()) {
        return words.get(i + 1);
      }
      if (!word.startsWith("-")) {
        return fileName(word);
      }
    }
    return program;
  }

  /** Without the directory, and without the dash that marks a login shell. */
  static String fileName(String word) {
    String name = word.substring(word.lastIndexOf('/') + 1);
    return name.startsWith("-") ? name.substring(1) : name;
  }
}
