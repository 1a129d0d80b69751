package gunitop.waiting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * In which system call a thread is ({@code /proc/PID/syscall}, proc(5)): the number, six arguments,
 * the stack pointer and the program counter; {@code running}; or {@code -1} and those two.
 */
public sealed interface ThreadCall {
  /** How many arguments are printed. */
  int ARGUMENTS = 6;

  /** It runs, or is about to. */
  record Running() implements ThreadCall {}

  /** It waits outside of a system call: for a page of memory, or stopped. */
  record Outside() implements ThreadCall {}

  /** It is in this call. */
  record Inside(long number, List<Long> arguments) implements ThreadCall {
    /** Copies the list. */
    public Inside {
      arguments = List.copyOf(arguments);
    }
  }

  /** Empty where the text is none of these. */
  static Optional<ThreadCall> parse(String text) {
    String[] words = text.strip().split(" ");
    if (words[0].equals("running")) {
      return Optional.of(new Running());
    }
    try {
      long number = Long.parseLong(words[0]);
      if (number < 0) {
        return Optional.of(new Outside());
      }
      if (words.length <= ARGUMENTS) {
        return Optional.empty();
      }
      List<Long> arguments = new ArrayList<>();
      for (int i = 1; i <= ARGUMENTS; i++) {
        arguments.add(Long.parseUnsignedLong(words[i].substring("0x".length()), 16));
      }
      return Optional.of(new Inside(number, arguments));
    } catch (NumberFormatException | IndexOutOfBoundsException other) {
      return Optional.empty();
    }
  }
}
