package gunitop.gunicorn;

import gunitop.gunicorn.GunicornOptions.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of a Gunicorn, sorted as {@code argparse} sorts them.
 *
 * @param words as they stand there
 * @param values by the option's long name; the last one wins, a switch has an empty value
 * @param application the first word that is no option's; an application of Gunicorn's own kind
 *     takes one at most
 * @param isWhole whether every word was understood: only then it is known what does not stand there
 */
record GunicornArguments(
    List<String> words, Map<String, String> values, Optional<String> application, boolean isWhole) {
  private static final int MOST_DIGITS = 6;

  /** Copies the collections. */
  GunicornArguments {
    words = List.copyOf(words);
    values = Map.copyOf(values);
  }

  /** Sorts these words. */
  static GunicornArguments of(List<String> words) {
    return new Sorting(words).result();
  }

  /** Whether an option stands there, with or without a value. */
  boolean has(String option) {
    return values.containsKey(option);
  }

  /** The value of an option. */
  Optional<String> value(String option) {
    return Optional.ofNullable(values.get(option));
  }

  /** The value of an option where it is a number of at most six digits. */
  Optional<Integer> number(String option) {
    return value(option)
        .filter(text -> !text.isEmpty() && text.length() <= MOST_DIGITS)
        .filter(text -> text.chars().allMatch(digit -> digit >= '0' && digit <= '9'))
        .map(Integer::valueOf);
  }

  /** Walks through the words once. */
  private static final class Sorting {
    private final List<String> words;
    private final Map<String, String> values = new HashMap<>();
    private final List<String> positional = new ArrayList<>();
    private boolean whole = true;
    private int at;

    Sorting(List<String> words) {
      this.words = words;
    }

    GunicornArguments result() {
      while (at < words.size()) {
        String word = words.get(at++);
        if (word.equals("--")) {
          positional.addAll(words.subList(at, words.size()));
          at = words.size();
        } else if (word.startsWith("--")) {
          takeLong(word);
        } else if (word.startsWith("-") && word.length() > 1) {
          takeLetters(word);
        } else {
          positional.add(word);
        }
      }
      return new GunicornArguments(
          words, values, positional.stream().findFirst(), whole && positional.size() <= 1);
    }

    private void takeLong(String word) {
      int equals = word.indexOf('=');
      Optional<Option> option =
          GunicornOptions.ofLong(equals < 0 ? word : word.substring(0, equals));
      if (option.isEmpty()) {
        whole = false;
        // An option of another release: what follows may be its value.
        at += equals < 0 && at + 1 < words.size() && !words.get(at).startsWith("-") ? 1 : 0;
      } else if (equals >= 0) {
        values.put(option.get().name(), word.substring(equals + 1));
      } else {
        take(option.get());
      }
    }

    /**
     * {@code -w4}, {@code -Dw 4}: the rest of the word is the value of the first that takes one.
     */
    private void takeLetters(String word) {
      for (int i = 1; i < word.length(); i++) {
        Optional<Option> option = GunicornOptions.ofLetter(word.charAt(i));
        if (option.isEmpty()) {
          whole = false;
          return;
        }
        if (option.get().takesValue() && i + 1 < word.length()) {
          int from = word.charAt(i + 1) == '=' ? i + 2 : i + 1;
          values.put(option.get().name(), word.substring(from));
          return;
        }
        take(option.get());
      }
    }

    private void take(Option option) {
      if (!option.takesValue()) {
        values.put(option.name(), "");
      } else if (at < words.size()) {
        values.put(option.name(), words.get(at++));
      } else {
        whole = false;
      }
    }
  }
}
