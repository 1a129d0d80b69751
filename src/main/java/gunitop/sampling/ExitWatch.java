package gunitop.sampling;

import gunitop.kernel.Answer;
import gunitop.kernel.ExitPoll;
import gunitop.kernel.KernelFiles;
import gunitop.kernel.Pidfd;
import gunitop.kernel.StatFields;
import gunitop.kernel.Wakeup;
import gunitop.process.ProcessId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Tells at once when one of several processes exits: a thread that sleeps in {@code poll(2)} on
 * their pidfds. On kernels without pidfd (before 5.3) it never tells anything: it makes the next
 * sample come sooner, and nothing depends on it.
 */
public final class ExitWatch implements AutoCloseable {
  private static final long CLOSE_MILLIS = 2_000;

  private final Consumer<ProcessId> onExit;
  private final Wakeup wakeup = new Wakeup();
  private final Thread thread = new Thread(this::run, "exit-watch");
  private volatile Set<ProcessId> wanted = Set.of();
  private volatile boolean closed;

  private final Map<ProcessId, Pidfd> open = new HashMap<>();
  private Set<ProcessId> told = Set.of();

  /**
   * Starts to watch nobody yet.
   *
   * @param onExit called on the watch's own thread, once for each process that has exited or is
   *     replaced; a zombie has exited
   */
  public ExitWatch(Consumer<ProcessId> onExit) {
    this.onExit = onExit;
    thread.setDaemon(true);
    thread.start();
  }

  /** Watches these processes and no others; may be called from any thread. */
  public void watch(Set<ProcessId> processes) {
    Set<ProcessId> next = Set.copyOf(processes);
    if (!closed && !next.equals(wanted)) {
      wanted = next;
      wakeup.signal();
    }
  }

  /** Ends the thread and gives every descriptor back. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    wakeup.signal();
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    KernelFiles files = new KernelFiles();
    try {
      while (!closed) {
        follow(files, wanted);
        List<ProcessId> order = new ArrayList<>(open.keySet());
        List<Pidfd> pidfds = order.stream().map(open::get).toList();
        for (int index : ExitPoll.await(pidfds, wakeup)) {
          open.remove(order.get(index)).close();
          onExit.accept(order.get(index));
        }
      }
    } finally {
      open.values().forEach(Pidfd::close);
      open.clear();
      wakeup.close();
    }
  }

  /** Opens a pidfd for each new process, and closes those that nobody wants any more. */
  private void follow(KernelFiles files, Set<ProcessId> processes) {
    if (processes.equals(told)) {
      return;
    }
    Set<ProcessId> before = told;
    told = processes;
    for (ProcessId id : Set.copyOf(open.keySet())) {
      if (!processes.contains(id)) {
        open.remove(id).close();
      }
    }
    for (ProcessId id : processes) {
      if (!before.contains(id)) {
        open(files, id);
      }
    }
  }

  private void open(KernelFiles files, ProcessId id) {
    Answer<Pidfd> pidfd = Pidfd.open(id.pid());
    if (pidfd.isPresent() && isSame(files, id)) {
      open.put(id, pidfd.get());
      return;
    }
    if (pidfd.isPresent()) {
      pidfd.get().close();
    }
    if (!isSame(files, id)) {
      onExit.accept(id);
    }
  }

  private static boolean isSame(KernelFiles files, ProcessId id) {
    Answer<byte[]> line = files.load("/proc/" + id.pid() + "/stat", StatFields.LINE_BYTES);
    StatFields fields = new StatFields();
    return line.isPresent()
        && fields.parse(line.get(), line.get().length)
        && fields.startTicks() == id.startTicks();
  }
}
