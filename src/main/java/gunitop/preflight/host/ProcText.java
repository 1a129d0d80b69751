package gunitop.preflight.host;

import gunitop.kernel.Answer;
import gunitop.kernel.Errno;
import gunitop.kernel.KernelFiles;
import gunitop.process.Reading;
import java.nio.charset.StandardCharsets;

/** Small files of the kernel's own filesystems as text. For one thread at a time. */
final class ProcText {
  private static final int MOST_BYTES = 64 * 1024;

  private final KernelFiles files = new KernelFiles();

  /** The text of a file; bytes that are no UTF-8 become U+FFFD. */
  Reading<String> of(String path) {
    Answer<byte[]> content = files.load(path, MOST_BYTES);
    if (content.isPresent()) {
      return Reading.known(new String(content.get(), StandardCharsets.UTF_8));
    }
    return Errno.isDenied(content.error()) ? Reading.denied() : Reading.notRead();
  }

  /** The number that stands alone in a file; {@code none} where {@code max} stands there. */
  Reading<Long> number(String path, long none) {
    Reading<String> text = of(path).map(String::strip);
    if (!text.isKnown()) {
      return text.map(unused -> 0L);
    }
    return text.get().equals("max") ? Reading.known(none) : number(text.get());
  }

  /** The number after a word at the start of a line; in the unit that stands there. */
  Reading<Long> after(String word, String path) {
    Reading<String> text = of(path);
    return text.isKnown() ? after(word, "\n" + text.get(), 0) : text.map(unused -> 0L);
  }

  private static Reading<Long> after(String word, String text, int from) {
    int at = text.indexOf("\n" + word, from);
    if (at < 0) {
      return Reading.notRead();
    }
    String rest = text.substring(at + 1 + word.length()).stripLeading();
    int end = 0;
    while (end < rest.length() && Character.isDigit(rest.charAt(end))) {
      end++;
    }
    return number(rest.substring(0, end));
  }

  /** A number of at most 19 digits; one that is larger than a long counts as the largest. */
  static Reading<Long> number(String digits) {
    if (digits.isEmpty()
        || digits.length() > 20
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Reading.notRead();
    }
    try {
      return Reading.known(Long.parseLong(digits));
    } catch (NumberFormatException larger) {
      return Reading.known(Long.MAX_VALUE);
    }
  }

  /** The number of names that are numbers in a directory, at most so many. */
  Reading<int[]> numbersIn(String directory, int most) {
    Answer<int[]> numbers = files.numbersIn(directory, most);
    if (numbers.isPresent()) {
      return Reading.known(numbers.get());
    }
    return Errno.isDenied(numbers.error()) ? Reading.denied() : Reading.notRead();
  }

  /** Where a link of the kernel's leads. */
  Reading<String> link(String path) {
    Answer<String> target = files.readLink(path);
    if (target.isPresent()) {
      return Reading.known(target.get());
    }
    return Errno.isDenied(target.error()) ? Reading.denied() : Reading.notRead();
  }

  KernelFiles files() {
    return files;
  }
}
