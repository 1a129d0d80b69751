package gunitop.sampling.events;

import gunitop.kernel.Answer;
import gunitop.kernel.FileEvents;
import gunitop.kernel.KernelFiles;
import gunitop.kernel.Wakeup;
import gunitop.sampling.discovery.KnownProcess;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Tells when one of several processes may be about to start another, without looking: it makes a
 * temporary file for a child beside those it has, or the program that it is an image of is
 * executed. A thread that sleeps until the kernel tells of such a file. What it hears are signs:
 * another process may have made the file, another user may have started the same program.
 */
public final class StartWatch implements AutoCloseable {
  /** However much is made in the directory, the thread wakes no oftener. */
  private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private static final long CLOSE_MILLIS = 2_000;
  private static final String DELETED = " (deleted)";

  private final KernelFiles files = new KernelFiles();
  private final FileEvents events;
  private final Runnable onSign;
  private final Wakeup wakeup = new Wakeup();
  private final Thread thread = new Thread(this::run, "start-watch");
  private volatile Set<String> prefixes = Set.of();
  private volatile boolean outdated;
  private volatile boolean closed;

  private List<KnownProcess> asked = List.of();
  private Set<Integer> watches = Set.of();
  private boolean heard;

  /**
   * Starts to watch nobody yet; empty where the kernel has no watches left.
   *
   * @param onSign called on the watch's own thread
   */
  public static Optional<StartWatch> open(Runnable onSign) {
    Answer<FileEvents> events = FileEvents.open();
    return events.isPresent()
        ? Optional.of(new StartWatch(events.get(), onSign))
        : Optional.empty();
  }

  private StartWatch(FileEvents events, Runnable onSign) {
    this.events = events;
    this.onSign = onSign;
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Watches these processes and no others.
   *
   * @param processes the same list as long as they are the same
   * @param temporaryPrefixes how the names of their temporary files begin
   * @return whether a start of each of them would be heard: false where one has no temporary file
   *     yet, where its program's file has been replaced or its directory is out of sight
   */
  public boolean hears(List<KnownProcess> processes, Set<String> temporaryPrefixes) {
    if (!thread.isAlive()) {
      return false;
    }
    if (processes == asked && temporaryPrefixes.equals(prefixes) && !outdated) {
      return heard;
    }
    outdated = false;
    asked = processes;
    prefixes = temporaryPrefixes;
    Set<Integer> next = new HashSet<>();
    heard = !processes.isEmpty();
    for (KnownProcess process : processes) {
      heard &= hears(process, next);
    }
    for (Integer watch : watches) {
      if (!next.contains(watch)) {
        events.remove(watch);
      }
    }
    watches = next;
    return heard;
  }

  private boolean hears(KnownProcess process, Set<Integer> into) {
    String home = "/proc/" + process.pid();
    Answer<String> program = files.readLink(home + "/exe");
    int[] numbers = process.closer().temporary().numbers();
    if (!program.isPresent() || program.get().endsWith(DELETED) || numbers.length == 0) {
      return false;
    }
    boolean all = add(events.watchOpening(home + "/exe"), into);
    for (String directory : directories(home, numbers)) {
      all &= directory.startsWith("/") && add(events.watchMaking(home + "/root" + directory), into);
    }
    return all;
  }

  /** Where its temporary files were made, as the process itself sees it. */
  private Set<String> directories(String home, int[] numbers) {
    Set<String> directories = new TreeSet<>();
    for (int number : numbers) {
      Answer<String> link = files.readLink(home + "/fd/" + number);
      String path = link.isPresent() ? link.get() : "";
      directories.add(path.substring(0, path.lastIndexOf('/') + 1));
    }
    return directories;
  }

  private static boolean add(int watch, Set<Integer> into) {
    if (watch >= 0) {
      into.add(watch);
    }
    return watch >= 0;
  }

  private void run() {
    while (!closed) {
      if (events.await(wakeup)) {
        FileEvents.Heard what = events.take(this::isTemporary);
        outdated |= what.changed();
        if (what.sign()) {
          onSign.run();
        }
        LockSupport.parkNanos(REST_NANOS);
      }
    }
    events.close();
    wakeup.close();
  }

  private boolean isTemporary(String name) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    closed = true;
    wakeup.signal();
    LockSupport.unpark(thread);
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
