package gunitop.waiting.host;

import gunitop.kernel.Answer;
import gunitop.kernel.Errno;
import gunitop.kernel.KernelFiles;
import gunitop.process.Reading;
import gunitop.waiting.CallKind;
import gunitop.waiting.ThreadCall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The descriptors that a system call waits for. Those of poll and select stand in the process' own
 * memory ({@code /proc/PID/mem}), which whoever may read its system call may read too; no more of
 * it is read than the call's own argument.
 */
final class CallDescriptors {
  /** Of so many it is told what they are. */
  static final int MOST = 16;

  private static final int POLL_ENTRY = 8;
  private static final int MOST_POLLED = 64;
  private static final int MOST_SELECTED = 1024;
  private static final int EPOLL_BYTES = 16 * 1024;
  private static final String EPOLL_LINE = "tfd:";

  private final KernelFiles files;

  CallDescriptors(KernelFiles files) {
    this.files = files;
  }

  /** Ascending numbers, at most {@link #MOST}; none where the call waits for no descriptor. */
  Reading<List<Integer>> of(int pid, ThreadCall.Inside call, CallKind kind) {
    long first = call.arguments().get(0);
    return switch (kind) {
      case DESCRIPTOR -> Reading.known(List.of((int) first));
      case POLL -> polled(pid, first, call.arguments().get(1));
      case SELECT -> selected(pid, call.arguments());
      case EPOLL -> epolled(pid, (int) first);
      case OTHER -> Reading.known(List.of());
    };
  }

  private Reading<List<Integer>> polled(int pid, long address, long count) {
    if (count <= 0 || count > MOST_POLLED) {
      return count == 0 ? Reading.known(List.of()) : Reading.notRead();
    }
    return memory(pid, address, (int) count * POLL_ENTRY)
        .map(
            entries -> {
              Set<Integer> numbers = new TreeSet<>();
              for (int at = 0; at + POLL_ENTRY <= entries.limit(); at += POLL_ENTRY) {
                numbers.add(entries.getInt(at));
              }
              return first(numbers);
            });
  }

  private Reading<List<Integer>> selected(int pid, List<Long> arguments) {
    long count = arguments.get(0);
    if (count < 0 || count > MOST_SELECTED) {
      return Reading.notRead();
    }
    Set<Integer> numbers = new TreeSet<>();
    int bytes = ((int) count + Long.SIZE - 1) / Long.SIZE * Long.BYTES;
    for (long address : arguments.subList(1, 3)) {
      if (address != 0 && bytes > 0) {
        Reading<ByteBuffer> set = memory(pid, address, bytes);
        if (!set.isKnown()) {
          return set.map(unused -> List.of());
        }
        for (int number = 0; number < count; number++) {
          if ((set.get().getLong(number / Long.SIZE * Long.BYTES) >>> number & 1) != 0) {
            numbers.add(number);
          }
        }
      }
    }
    return Reading.known(first(numbers));
  }

  /** {@code fdinfo} of an epoll instance has a line for each descriptor (proc(5)). */
  private Reading<List<Integer>> epolled(int pid, int descriptor) {
    Answer<byte[]> info = files.load("/proc/" + pid + "/fdinfo/" + descriptor, EPOLL_BYTES);
    if (!info.isPresent()) {
      return failed(info.error());
    }
    Set<Integer> numbers = new TreeSet<>();
    for (String line : new String(info.get(), StandardCharsets.ISO_8859_1).split("\n")) {
      String[] words = line.strip().split(" +");
      if (words.length > 1 && words[0].equals(EPOLL_LINE) && words[1].matches("[0-9]{1,9}")) {
        numbers.add(Integer.valueOf(words[1]));
      }
    }
    return Reading.known(first(numbers));
  }

  private static List<Integer> first(Set<Integer> numbers) {
    List<Integer> first = new ArrayList<>();
    for (int number : numbers) {
      if (number >= 0 && first.size() < MOST) {
        first.add(number);
      }
    }
    return first;
  }

  private Reading<ByteBuffer> memory(int pid, long address, int bytes) {
    Answer<byte[]> content = files.load("/proc/" + pid + "/mem", address, bytes);
    if (!content.isPresent()) {
      return failed(content.error());
    }
    return content.get().length < bytes
        ? Reading.notRead()
        : Reading.known(ByteBuffer.wrap(content.get()).order(ByteOrder.nativeOrder()));
  }

  private static <T> Reading<T> failed(int error) {
    return Errno.isDenied(error) ? Reading.denied() : Reading.notRead();
  }
}
