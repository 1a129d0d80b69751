package gunitop.app;

import gunitop.journal.Entry;
import gunitop.journal.EntryText;
import gunitop.journal.Line;
import gunitop.journal.disk.JournalDirectory;
import gunitop.trust.Checked;
import gunitop.ui.Msg;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Writes the journal on a thread of its own: a disk that is full, slow or gone holds nobody up.
 * What cannot be written is said, kept in memory, and written once it can be.
 */
final class JournalWriter implements AutoCloseable {
  /** Its name, as an operator knows it. */
  static final String SOURCE = "journal";

  private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final long SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /** What is kept in memory; past it the oldest are lost, and that is said. */
  private static final int MOST_LINES = 20_000;

  private final String folder;
  private final Consumer<Msg> receiver;
  private final PeriodicTask task;
  private final Deque<Line> waiting = new ArrayDeque<>();
  private final Set<String> files = new LinkedHashSet<>();
  private final Set<String> unsynced = new HashSet<>();
  private JournalDirectory directory;
  private Optional<String> trouble = Optional.empty();
  private long failedNanos;
  private long taken;
  private long safe;
  private long wanted;
  private long synced;

  JournalWriter(Background background, Path folder, Consumer<Msg> receiver) {
    this.folder = folder.toString();
    this.receiver = receiver;
    this.task = background.periodic(SOURCE, this::waitNanos, this::write);
    task.start();
  }

  /** Takes lines to be written soon. */
  void add(List<Line> lines) {
    if (lines.isEmpty()) {
      return;
    }
    task.change(
        () -> {
          waiting.addAll(lines);
          lines.forEach(line -> files.add(line.file()));
          taken += lines.size();
          while (waiting.size() > MOST_LINES) {
            waiting.removeFirst();
          }
          return true;
        });
  }

  /**
   * Waits until the disk has all that was taken; no longer than it may, nor where it fails.
   *
   * @return whether the disk has it
   */
  boolean sync(long mostNanos) {
    long deadline = System.nanoTime() + mostNanos;
    long mine = task.look(() -> taken);
    task.change(
        () -> {
          wanted = Math.max(wanted, mine);
          return true;
        });
    synchronized (this) {
      while (safe < mine && trouble.isEmpty()) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        try {
          wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
        } catch (InterruptedException ended) {
          Thread.currentThread().interrupt();
          return false;
        }
      }
      return safe >= mine;
    }
  }

  private long waitNanos() {
    if (waiting.isEmpty() && wanted <= synced) {
      return PeriodicTask.NEVER;
    }
    return failedNanos == 0 ? 0 : failedNanos + AGAIN_NANOS - System.nanoTime();
  }

  private void write() {
    Optional<String> failure = opened();
    // What comes meanwhile is the next turn's: nobody waits for ever for the disk.
    int lines = task.look(waiting::size);
    for (int i = 0; i < lines && failure.isEmpty(); i++) {
      Line line = task.look(waiting::peekFirst);
      failure = put(line);
      if (failure.isEmpty()) {
        task.look(() -> waiting.peekFirst() == line ? waiting.removeFirst() : null);
      }
    }
    long upTo = task.look(() -> wanted > synced ? taken - waiting.size() : synced);
    if (failure.isEmpty() && upTo > synced) {
      failure = flushed();
    }
    Optional<String> told = failure;
    task.look(
        () -> {
          synced = told.isEmpty() ? upTo : synced;
          failedNanos = told.isEmpty() ? 0 : System.nanoTime();
          return null;
        });
    done(told, told.isEmpty() ? upTo : -1);
  }

  private Optional<String> opened() {
    if (directory == null) {
      Checked<JournalDirectory> found = JournalDirectory.openOrMake(folder);
      if (found.value().isEmpty()) {
        return Optional.of(found.sentence());
      }
      directory = found.value().get();
    }
    return Optional.empty();
  }

  private Optional<String> put(Line line) {
    Optional<String> failure = directory.add(line.file(), EntryText.of(line.entry()), false);
    if (failure.isEmpty()) {
      unsynced.add(line.file());
    }
    if (line.entry().kind() == Entry.Kind.COURSE) {
      directory.rotate(line.entry().time().getEpochSecond());
    }
    if (failure.isEmpty() && line.entry().kind() == Entry.Kind.END) {
      directory.release(line.file());
    }
    return failure;
  }

  private Optional<String> flushed() {
    for (String file : Set.copyOf(unsynced)) {
      Optional<String> failure = directory.sync(file);
      if (failure.isPresent()) {
        return failure;
      }
      unsynced.remove(file);
    }
    return Optional.empty();
  }

  private void done(Optional<String> failure, long upTo) {
    boolean changed;
    synchronized (this) {
      changed = failure.isPresent() != trouble.isPresent();
      trouble = failure;
      safe = Math.max(safe, upTo);
      notifyAll();
    }
    if (changed) {
      Optional<String> words =
          failure.map(text -> "not written: " + text + "; kept in memory, written once it can be");
      receiver.accept(new Msg.SourceReported(SOURCE, words));
    }
  }

  /** What there is of each course that was written to, the lines that are not on the disk too. */
  List<List<Entry>> courses() {
    sync(SOON_NANOS);
    List<Line> left = task.look(() -> List.copyOf(waiting));
    List<List<Entry>> courses = new ArrayList<>();
    for (String file : task.look(() -> List.copyOf(files))) {
      List<Entry> entries = new ArrayList<>();
      JournalDirectory.open(folder)
          .value()
          .ifPresent(
              found -> {
                try (JournalDirectory there = found) {
                  there.read(file).value().ifPresent(read -> entries.addAll(read.entries()));
                }
              });
      left.stream().filter(one -> one.file().equals(file)).map(Line::entry).forEach(entries::add);
      courses.add(entries);
    }
    return courses;
  }

  /** Writes what is left, where that is soon done. */
  @Override
  public void close() {
    sync(SOON_NANOS);
    task.close();
    task.join();
    if (directory != null) {
      directory.close();
    }
  }
}
