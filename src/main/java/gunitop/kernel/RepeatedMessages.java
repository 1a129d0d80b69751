package gunitop.kernel;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * What the messages of a dump stand for that is asked for again and again: one that is the same as
 * the one in its place the last time stands for the same value, and is not read again.
 */
final class RepeatedMessages<T> {
  private final List<byte[]> messages = new ArrayList<>();
  private final List<T> values = new ArrayList<>();
  private List<T> answer = List.of();
  private int count;
  private boolean changed;

  /** Begins another dump. */
  void begin() {
    count = 0;
    changed = false;
  }

  /**
   * Takes in the next message, between position and limit; {@code reader} is asked if it is new.
   */
  void add(ByteBuffer message, Function<ByteBuffer, T> reader) {
    int from = message.arrayOffset() + message.position();
    int to = message.arrayOffset() + message.limit();
    if (count < messages.size()) {
      byte[] before = messages.get(count);
      if (!Arrays.equals(before, 0, before.length, message.array(), from, to)) {
        messages.set(count, Arrays.copyOfRange(message.array(), from, to));
        values.set(count, reader.apply(message));
        changed = true;
      }
    } else {
      messages.add(Arrays.copyOfRange(message.array(), from, to));
      values.add(reader.apply(message));
      changed = true;
    }
    count++;
  }

  /** What the dump stands for; the same list as the last time where it was the same. */
  List<T> end() {
    if (changed || count != answer.size()) {
      messages.subList(count, messages.size()).clear();
      values.subList(count, values.size()).clear();
      answer = List.copyOf(values);
    }
    return answer;
  }
}
