package gunitop.waiting.host;

import gunitop.holdings.Connection;
import gunitop.holdings.host.ConnectionReader;
import gunitop.kernel.Answer;
import gunitop.kernel.Errno;
import gunitop.kernel.KernelFiles;
import gunitop.kernel.StatFields;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.waiting.Awaited;
import gunitop.waiting.CallTable;
import gunitop.waiting.KnownCall;
import gunitop.waiting.ThreadCall;
import gunitop.waiting.ThreadWait;
import gunitop.waiting.WaitFacts;
import gunitop.waiting.WaitSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads this host. For one thread at a time. */
public final class HostWaits implements WaitSource {
  private static final int MOST_THREADS = 32;
  private static final int MOST_FRAMES = 16;
  private static final int MOST_BYTES = 8 * 1024;
  private static final String SOCKET = "socket:[";

  private final KernelFiles files = new KernelFiles();
  private final CallTable calls = CallTable.of(System.getProperty("os.arch", ""));
  private final CallDescriptors descriptors = new CallDescriptors(files);
  private final ConnectionReader connections = new ConnectionReader();
  private final StatFields fields = new StatFields();
  private Map<ProcessId, WaitFacts> last = Map.of();

  @Override
  public Map<ProcessId, WaitFacts> read(List<ProcessId> processes) {
    Map<ProcessId, WaitFacts> found = new HashMap<>();
    for (ProcessId process : processes) {
      WaitFacts facts = isAsBefore(process) ? last.get(process) : read(process.pid());
      // The PID may have passed to another process before or while it was read.
      if (isStill(process)) {
        found.put(process, facts);
      }
    }
    last = Map.copyOf(found);
    return found;
  }

  /** Its only thread has not run since: nothing of what was read can be another now. */
  private boolean isAsBefore(ProcessId process) {
    WaitFacts before = last.get(process);
    return before != null
        && before.whole()
        && before.others().isEmpty()
        && before.schedule().isKnown()
        && before.schedule().equals(schedule(process.pid()));
  }

  private Reading<String> schedule(int pid) {
    return text("/proc/" + pid + "/schedstat", line -> line.startsWith("0 ") ? "" : line);
  }

  private boolean isStill(ProcessId process) {
    Answer<byte[]> stat = files.load("/proc/" + process.pid() + "/stat", StatFields.LINE_BYTES);
    return stat.isPresent()
        && fields.parse(stat.get(), stat.get().length)
        && fields.startTicks() == process.startTicks();
  }

  private WaitFacts read(int pid) {
    String folder = "/proc/" + pid;
    // First, so that a run while the rest is read is noticed by the next reading.
    Reading<String> schedule = schedule(pid);
    Answer<int[]> threads = files.numbersIn(folder + "/task", MOST_THREADS + 1);
    List<ThreadWait> others = new ArrayList<>();
    int[] tids = threads.isPresent() ? threads.get() : new int[0];
    for (int i = 0; i < Math.min(tids.length, MOST_THREADS); i++) {
      if (tids[i] != pid) {
        others.add(thread(pid, tids[i]));
      }
    }
    ThreadWait main = thread(pid, pid);
    Resolver resolver = new Resolver(pid, main, others);
    return new WaitFacts(
        resolver.resolved(main),
        others.stream().map(resolver::resolved).toList(),
        threads.isPresent() && tids.length <= MOST_THREADS,
        text(folder + "/wchan", channel -> channel.equals("0") ? "" : channel),
        text(folder + "/stack", Function.identity()).map(HostWaits::frames),
        schedule);
  }

  private ThreadWait thread(int pid, int tid) {
    Reading<String> line = text("/proc/" + pid + "/task/" + tid + "/syscall", Function.identity());
    Optional<ThreadCall> parsed = line.isKnown() ? ThreadCall.parse(line.get()) : Optional.empty();
    if (parsed.isEmpty()) {
      Reading<ThreadCall> none = line.isDenied() ? Reading.denied() : Reading.notRead();
      return new ThreadWait(tid, none, Optional.empty(), Reading.notRead());
    }
    Optional<KnownCall> known = Optional.empty();
    Reading<List<Awaited>> awaited = Reading.known(List.of());
    if (parsed.get() instanceof ThreadCall.Inside inside) {
      known = calls.call(inside.number());
      awaited =
          known.isEmpty()
              ? Reading.notRead()
              : descriptors
                  .of(pid, inside, known.get().kind())
                  .map(numbers -> numbers.stream().map(number -> awaited(pid, number)).toList());
    }
    return new ThreadWait(tid, Reading.known(parsed.get()), known, awaited);
  }

  private Awaited awaited(int pid, int descriptor) {
    Answer<String> link = files.readLink("/proc/" + pid + "/fd/" + descriptor);
    if (!link.isPresent()) {
      return new Awaited.Other(descriptor, failed(link.error()));
    }
    String text = link.get();
    return text.startsWith(SOCKET) && text.endsWith("]")
        ? new Awaited.Socket(
            descriptor,
            Long.parseLong(text.substring(SOCKET.length(), text.length() - 1)),
            Reading.notRead())
        : new Awaited.Other(descriptor, Reading.known(text));
  }

  /** Looks all their sockets up at once: the kernel walks all connections for it. */
  private final class Resolver {
    private final Reading<Map<Long, Connection>> found;

    Resolver(int pid, ThreadWait main, List<ThreadWait> others) {
      Set<Long> inodes = new HashSet<>();
      collect(main, inodes);
      others.forEach(one -> collect(one, inodes));
      found =
          connections
              .of(pid, inodes)
              .map(
                  all -> {
                    Map<Long, Connection> byInode = new HashMap<>();
                    all.forEach(one -> byInode.put(one.inode(), one));
                    return byInode;
                  });
    }

    private static void collect(ThreadWait thread, Set<Long> inodes) {
      for (Awaited one : thread.awaited().orElse(List.of())) {
        if (one instanceof Awaited.Socket socket) {
          inodes.add(socket.inode());
        }
      }
    }

    ThreadWait resolved(ThreadWait thread) {
      return new ThreadWait(
          thread.tid(),
          thread.call(),
          thread.known(),
          thread.awaited().map(all -> all.stream().map(this::resolved).toList()));
    }

    private Awaited resolved(Awaited one) {
      return one instanceof Awaited.Socket socket
          ? new Awaited.Socket(
              socket.descriptor(),
              socket.inode(),
              found.map(byInode -> Optional.ofNullable(byInode.get(socket.inode()))))
          : one;
    }
  }

  /** {@code [<0>] hrtimer_nanosleep+0x74/0xf0} is {@code hrtimer_nanosleep}. */
  private static List<String> frames(String stack) {
    return stack
        .lines()
        .limit(MOST_FRAMES)
        .map(line -> line.replaceFirst("^\\[<[^>]*>\\] ", "").replaceFirst("\\+0x.*", ""))
        .toList();
  }

  /** Not read where what is made of it is empty. */
  private Reading<String> text(String path, Function<String, String> made) {
    Answer<byte[]> content = files.load(path, MOST_BYTES);
    if (!content.isPresent()) {
      return failed(content.error());
    }
    String text = made.apply(new String(content.get(), StandardCharsets.UTF_8).strip());
    return text.isEmpty() ? Reading.notRead() : Reading.known(text);
  }

  private static <T> Reading<T> failed(int error) {
    return Errno.isDenied(error) ? Reading.denied() : Reading.notRead();
  }
}
