package gunitop.trust;

import gunitop.kernel.Answer;
import gunitop.kernel.Errno;
import gunitop.kernel.FileCalls;
import gunitop.kernel.KernelFiles;
import gunitop.trust.EntryCheck.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A way from the root directory to an entry, one checked step at a time. Links are followed here
 * and not by the kernel; each is a step, and so is each directory to what it leads to. Holds the
 * descriptors of the way until it is closed.
 */
final class PathWalk implements AutoCloseable {
  /** For directories that are made on the way. */
  private static final int OURS_ALONE = 0700;

  /** Which directories are made where they are missing. */
  enum Makes {
    NONE,
    ALL_BUT_THE_LAST,
    ALL
  }

  private final EntryCheck check;
  private final Makes makes;
  private final List<Step> way = new ArrayList<>();
  private final Deque<String> ahead = new ArrayDeque<>();
  private int links;
  private long linkChangedNanos;

  private PathWalk(EntryCheck check, Makes makes) {
    this.check = check;
    this.makes = makes;
  }

  /**
   * The end of a way.
   *
   * @param directory where it lies
   * @param name what it is called there; {@code .} for the root itself
   * @param entry what lies there; empty where there is no such name
   */
  record End(Step directory, String name, Optional<Step> entry) {

    /** The path without links. */
    String path() {
      return entry.map(Step::shown).orElseGet(() -> directory.pathOf(name));
    }
  }

  /** Begins a way through this host's files. */
  static Checked<PathWalk> begin(StepRule rule, Makes makes) {
    Answer<MountedFilesystems> mounts = MountedFilesystems.ofSelf();
    return mounts.isPresent()
        ? begin(
            FileCalls.nameDirectory(KernelFiles.HERE, "/"),
            new EntryCheck(rule, mounts.get()),
            makes)
        : new Checked.Unreadable<>("/proc/self/mountinfo: " + Errno.text(mounts.error()));
  }

  /** Begins a way through the files of a process, as it sees them. */
  static Checked<PathWalk> beginIn(int pid, StepRule rule) {
    Answer<MountedFilesystems> mounts = MountedFilesystems.of(pid);
    return mounts.isPresent()
        ? begin(FileCalls.nameRootOf(pid), new EntryCheck(rule, mounts.get()), Makes.NONE)
        : new Checked.Unreadable<>("/proc/%d: %s".formatted(pid, Errno.text(mounts.error())));
  }

  private static Checked<PathWalk> begin(int root, EntryCheck check, Makes makes) {
    return check
        .begin(root)
        .then(
            step -> {
              PathWalk walk = new PathWalk(check, makes);
              walk.way.add(step);
              return new Checked.Good<>(walk);
            });
  }

  /** Goes the whole way; to be called once. */
  Checked<End> to(String path) {
    if (!path.startsWith("/")) {
      return new Checked.Refused<>(path + " is no absolute path");
    }
    putAhead(path);
    while (!ahead.isEmpty()) {
      String name = ahead.pop();
      if (name.equals("..")) {
        leave();
        continue;
      }
      Checked<Step> next = enter(name);
      if (next instanceof Checked.Absent<Step> && ahead.isEmpty()) {
        return new Checked.Good<>(new End(here(), name, Optional.empty()));
      }
      if (next.value().isEmpty()) {
        return next.failure();
      }
      Step step = next.value().get();
      if (step.status().isLink()) {
        Optional<String> objection = follow(step);
        if (objection.isPresent()) {
          return new Checked.Refused<>(objection.get());
        }
      } else if (step.status().isDirectory()) {
        way.add(step);
      } else {
        End end = new End(here(), name, Optional.of(step));
        way.add(step);
        return ahead.isEmpty()
            ? new Checked.Good<>(end)
            : new Checked.Absent<>(step.path() + " is no directory");
      }
    }
    Step above = way.get(Math.max(0, way.size() - 2));
    String name = here().path().substring(here().path().lastIndexOf('/') + 1);
    return new Checked.Good<>(new End(above, name.isEmpty() ? "." : name, Optional.of(here())));
  }

  private Step here() {
    return way.get(way.size() - 1);
  }

  private void putAhead(String path) {
    String[] names = path.split("/");
    for (int i = names.length - 1; i >= 0; i--) {
      if (!names[i].isEmpty() && !names[i].equals(".")) {
        ahead.push(names[i]);
      }
    }
  }

  /** The root is its own parent. */
  private void leave() {
    if (way.size() > 1) {
      FileCalls.close(way.remove(way.size() - 1).fd());
    }
  }

  private Checked<Step> enter(String name) {
    String path = here().pathOf(name);
    if (way.size() > Budget.DEPTH) {
      return new Checked.Refused<>(path + " is too deep");
    }
    Checked<Step> entry = check.enter(here(), name);
    boolean missing = entry instanceof Checked.Absent<Step>;
    if (!missing || makes == Makes.NONE || makes != Makes.ALL && ahead.isEmpty()) {
      return entry;
    }
    int made = FileCalls.makeDirectory(here().fd(), name, OURS_ALONE);
    return made < 0 && made != -Errno.EEXIST
        ? new Checked.Unreadable<>(path + " cannot be made: " + Errno.text(-made))
        : check.enter(here(), name);
  }

  /** Puts what a link says before what is ahead; why not, where it cannot be followed. */
  private Optional<String> follow(Step link) {
    Answer<String> target = FileCalls.link(link.fd());
    linkChangedNanos = Math.max(linkChangedNanos, link.status().changedNanos());
    FileCalls.close(link.fd());
    if (!target.isPresent()) {
      return Optional.of(link.path() + " cannot be followed: " + Errno.text(target.error()));
    }
    links++;
    if (links > Budget.LINKS) {
      return Optional.of(link.path() + " is one link too many");
    }
    if (target.get().startsWith("/")) {
      while (way.size() > 1) {
        leave();
      }
    }
    putAhead(target.get());
    return Optional.empty();
  }

  /** Hands a descriptor over: the walk does not close it any more. */
  Step take(Step step) {
    way.remove(step);
    return step;
  }

  /** When the last changed of the links on this way was made or changed; 0 where there is none. */
  long linkChangedNanos() {
    return linkChangedNanos;
  }

  /** How the entries of the directories on this way are checked. */
  EntryCheck check() {
    return check;
  }

  @Override
  public void close() {
    way.forEach(step -> FileCalls.close(step.fd()));
    way.clear();
  }
}
