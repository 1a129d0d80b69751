package gunitop.app;

import gunitop.ui.command.StepRequest;
import gunitop.upgrade.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;

/** What a shell can offer for the value of an option. */
enum Completable {
  FILES,
  USERS,
  PROCESSES,
  WORDS,
  NOTHING;

  /** By the label that the value has in the help, or by the words that it may be. */
  static Completable of(ArgSpec argument) {
    if (!words(argument).isEmpty()) {
      return WORDS;
    }
    return switch (argument.paramLabel()) {
      case "FILE" -> FILES;
      case "NAME" -> USERS;
      case "PID" -> PROCESSES;
      default -> NOTHING;
    };
  }

  /** What may stand where the PID may, besides: commands, and the steps behind one. */
  static List<String> commands() {
    List<String> words = new ArrayList<>();
    Arrays.stream(Subcommand.values()).map(Subcommand::word).forEach(words::add);
    Arrays.stream(Step.values()).map(StepRequest::word).forEach(words::add);
    return words;
  }

  /** The words that the value may be; empty where anything may be given. */
  static List<String> words(ArgSpec argument) {
    List<String> words = new ArrayList<>();
    if (argument.completionCandidates() != null) {
      argument.completionCandidates().forEach(words::add);
    }
    return words;
  }
}
