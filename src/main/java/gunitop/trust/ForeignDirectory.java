package gunitop.trust;

import gunitop.kernel.Answer;
import gunitop.kernel.DirectoryEntries;
import gunitop.kernel.Errno;
import gunitop.kernel.FileCalls;
import gunitop.kernel.FileStatus;
import gunitop.trust.EntryCheck.Step;
import java.util.Optional;

/**
 * A directory of others, on an ordinary filesystem, as a process sees it; open until it is closed.
 * What is below it is reached from here, step by step and by no link.
 */
public final class ForeignDirectory implements AutoCloseable {
  private static final StepRule ANYBODYS = (path, entry, directory) -> Optional.empty();

  private final EntryCheck check;
  private final Step step;

  private ForeignDirectory(EntryCheck check, Step step) {
    this.check = check;
    this.step = step;
  }

  /** Opens one by a path of a process; links on the way are followed as it would follow them. */
  public static Checked<ForeignDirectory> seenBy(int pid, String path) {
    return PathWalk.beginIn(pid, ANYBODYS)
        .then(
            begun -> {
              try (PathWalk walk = begun) {
                return walk.to(path).then(end -> taken(walk, end));
              }
            });
  }

  private static Checked<ForeignDirectory> taken(PathWalk walk, PathWalk.End end) {
    if (end.entry().isEmpty()) {
      return new Checked.Absent<>(end.path() + " does not exist");
    }
    Step step = end.entry().get();
    return step.status().isDirectory()
        ? new Checked.Good<>(new ForeignDirectory(walk.check(), walk.take(step)))
        : new Checked.Absent<>(step.shown() + " is no directory");
  }

  /** Where it lies, without links. */
  public String path() {
    return step.shown();
  }

  /** What it was when it was opened. */
  public FileStatus status() {
    return step.status();
  }

  /** What lies in it. */
  public Checked<DirectoryEntries> entries(int most) {
    int fd = FileCalls.openNamed(step.fd());
    Answer<DirectoryEntries> entries = fd < 0 ? Answer.failed(-fd) : DirectoryEntries.of(fd, most);
    FileCalls.close(fd);
    return entries.isPresent()
        ? new Checked.Good<>(entries.get())
        : new Checked.Unreadable<>(
            step.shown() + " may not be read: " + Errno.text(entries.error()));
  }

  /** A directory in it. */
  public Checked<ForeignDirectory> enter(String name) {
    return check
        .enter(step, name)
        .then(
            entered -> {
              if (entered.status().isDirectory()) {
                return new Checked.Good<>(new ForeignDirectory(check, entered));
              }
              FileCalls.close(entered.fd());
              return new Checked.Absent<>(entered.shown() + " is no directory");
            });
  }

  /** What an entry of it is, a link itself too; empty where there is none, or we may not look. */
  public Optional<FileStatus> look(String name) {
    Answer<FileStatus> status = FileCalls.statusOf(step.fd(), name);
    return status.isPresent() ? Optional.of(status.get()) : Optional.empty();
  }

  @Override
  public void close() {
    FileCalls.close(step.fd());
  }
}
