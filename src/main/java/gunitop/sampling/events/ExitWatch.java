package gunitop.sampling.events;

import gunitop.kernel.Answer;
import gunitop.kernel.ExitPoll;
import gunitop.kernel.KernelFiles;
import gunitop.kernel.Pidfd;
import gunitop.kernel.Wakeup;
import gunitop.process.ExitStatus;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Tells at once when one of several processes exits, and how it ended: a thread that sleeps in
 * {@code poll(2)} on their pidfds. On kernels without pidfd (before 5.3) it never tells anything:
 * it makes the next sample come sooner, and nothing depends on it.
 */
public final class ExitWatch implements AutoCloseable {
  private static final long CLOSE_MILLIS = 2_000;

  private final BiConsumer<ProcessId, Reading<ExitStatus>> onExit;
  private final Wakeup wakeup = new Wakeup();
  private final Thread thread = new Thread(this::run, "exit-watch");
  private Set<ProcessId> wanted = Set.of();
  private volatile boolean closed;

  private final KernelFiles opening = new KernelFiles();
  private final List<Opened> opened = new ArrayList<>();

  private final Map<ProcessId, Pidfd> running = new HashMap<>();
  private final Map<ProcessId, Pidfd> zombies = new HashMap<>();

  /** A process to be watched; without a pidfd where it is gone or replaced. */
  private record Opened(ProcessId id, Optional<Pidfd> pidfd) {}

  /**
   * Starts to watch nobody yet.
   *
   * @param onExit called on the watch's own thread for each process that has exited or is replaced;
   *     a zombie has exited. How it ended is denied or not read where the kernel tells it only
   *     after the parent has reaped it: then it is called once more at that moment
   */
  public ExitWatch(BiConsumer<ProcessId, Reading<ExitStatus>> onExit) {
    this.onExit = onExit;
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Watches these processes and no others; may be called from any thread. On return each of them
   * that lived is held by its pidfd: however soon it ends, how it ended will be known.
   */
  public synchronized void watch(Set<ProcessId> processes) {
    if (closed || processes.equals(wanted)) {
      return;
    }
    for (ProcessId id : processes) {
      if (!wanted.contains(id)) {
        open(id);
      }
    }
    wanted = Set.copyOf(processes);
    wakeup.signal();
  }

  /** Ends the thread and gives every descriptor back. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
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
        follow(files);
        List<Pidfd> ready =
            ExitPoll.await(List.copyOf(running.values()), List.copyOf(zombies.values()), wakeup);
        for (ProcessId id : withPidfds(ready, zombies)) {
          onReaped(id);
        }
        for (ProcessId id : withPidfds(ready, running)) {
          onExit(files, id);
        }
      }
    } finally {
      synchronized (this) {
        // Also where it ends by an error: nobody is held by a pidfd that nobody reads.
        closed = true;
        opened.forEach(last -> last.pidfd().ifPresent(Pidfd::close));
      }
      running.values().forEach(Pidfd::close);
      zombies.values().forEach(Pidfd::close);
      wakeup.close();
    }
  }

  private static List<ProcessId> withPidfds(List<Pidfd> ready, Map<ProcessId, Pidfd> among) {
    List<ProcessId> found = new ArrayList<>();
    among.forEach(
        (id, pidfd) -> {
          if (ready.contains(pidfd)) {
            found.add(id);
          }
        });
    return found;
  }

  private void onExit(KernelFiles files, ProcessId id) {
    Pidfd pidfd = running.remove(id);
    Ending ending = Ending.of(files, id, pidfd);
    if (ending.comesLater()) {
      zombies.put(id, pidfd);
    } else {
      pidfd.close();
    }
    onExit.accept(id, ending.status());
  }

  private void onReaped(ProcessId id) {
    try (Pidfd pidfd = zombies.remove(id)) {
      Answer<Integer> status = pidfd.waitStatus();
      if (status.isPresent()) {
        onExit.accept(id, Reading.known(ExitStatus.ofWaitStatus(status.get())));
      }
    }
  }

  /** Takes in what is to be watched from now on, and lets go of what nobody wants any more. */
  private void follow(KernelFiles files) {
    Set<ProcessId> processes;
    List<Opened> fresh;
    synchronized (this) {
      processes = wanted;
      fresh = List.copyOf(opened);
      opened.clear();
    }
    for (Opened next : fresh) {
      if (next.pidfd().isPresent()) {
        Pidfd former = running.put(next.id(), next.pidfd().get());
        if (former != null) {
          former.close();
        }
      } else {
        onExit.accept(next.id(), Reading.notRead());
      }
    }
    for (ProcessId id : Set.copyOf(running.keySet())) {
      if (!processes.contains(id)) {
        letGo(files, id);
      }
    }
    for (ProcessId id : Set.copyOf(zombies.keySet())) {
      // Who asks no more about a zombie has mostly seen that it was reaped.
      if (!processes.contains(id)) {
        onReaped(id);
      }
    }
  }

  /** Who asks no more about a process may have seen that it is gone before we were told. */
  private void letGo(KernelFiles files, ProcessId id) {
    if (running.get(id).waitStatus().isPresent()) {
      onExit(files, id);
    } else {
      running.remove(id).close();
    }
  }

  private void open(ProcessId id) {
    Answer<Pidfd> pidfd = Pidfd.open(id.pid());
    boolean there = Ending.isThere(opening, id);
    if (pidfd.isPresent() && !there) {
      pidfd.get().close();
    }
    if (pidfd.isPresent() || !there) {
      opened.add(new Opened(id, there ? Optional.of(pidfd.get()) : Optional.empty()));
    }
  }
}
