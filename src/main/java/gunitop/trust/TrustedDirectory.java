package gunitop.trust;

import gunitop.kernel.DirectoryNames;
import gunitop.kernel.Errno;
import gunitop.kernel.FileCalls;
import gunitop.kernel.Self;
import gunitop.trust.EntryCheck.Step;
import java.util.Optional;

/**
 * A directory that nobody but root or we could have put there, open until it is closed: what is
 * read, written and removed lies in this one, whatever its name leads to by then. Names are those
 * of entries, without a slash.
 */
public final class TrustedDirectory implements AutoCloseable {
  private static final int PERMISSIONS = 07777;

  private final EntryCheck check;
  private final Step step;

  /** The directory of a step, which is this object's from now on. */
  TrustedDirectory(EntryCheck check, Step step) {
    this.check = check;
    this.step = step;
  }

  /** Opens a directory; links on the way may be. */
  public static Checked<TrustedDirectory> open(String path) {
    return open(path, PathWalk.Makes.NONE);
  }

  /** The same; those on the way that are not there are made, with mode 0700. */
  public static Checked<TrustedDirectory> openOrMake(String path) {
    return open(path, PathWalk.Makes.ALL);
  }

  private static Checked<TrustedDirectory> open(String path, PathWalk.Makes makes) {
    return PathWalk.begin(new OnlyOurs(), makes)
        .then(
            begun -> {
              try (PathWalk walk = begun) {
                return walk.to(path).then(end -> at(walk, end));
              }
            });
  }

  private static Checked<TrustedDirectory> at(PathWalk walk, PathWalk.End end) {
    if (end.entry().isEmpty()) {
      return new Checked.Absent<>(end.path() + " does not exist");
    }
    Step found = end.entry().get();
    return found.status().isDirectory()
        ? new Checked.Good<>(new TrustedDirectory(walk.check(), walk.take(found)))
        : new Checked.Refused<>(found.path() + " is a " + found.status().kind() + ", no directory");
  }

  /** Where it lies, without links. */
  public String path() {
    return step.shown();
  }

  /** A path by which it is opened, as long as this object is open: this directory. */
  public String descriptorPath() {
    return "/proc/" + Self.pid() + "/fd/" + step.fd();
  }

  /** Opens a directory in it; makes it where it is not there, with these permissions. */
  public Checked<TrustedDirectory> openOrMake(String name, int mode) {
    int made = FileCalls.makeDirectory(step.fd(), entry(name), mode);
    if (made < 0 && made != -Errno.EEXIST) {
      return new Checked.Unreadable<>(step.pathOf(name) + " cannot be made: " + Errno.text(-made));
    }
    return openDirectory(name);
  }

  /** Opens a directory in it; a link is none. */
  public Checked<TrustedDirectory> openDirectory(String name) {
    return check
        .enter(step, entry(name))
        .then(
            found -> {
              if (found.status().isDirectory()) {
                return new Checked.Good<>(new TrustedDirectory(check, found));
              }
              FileCalls.close(found.fd());
              return new Checked.Refused<>(
                  found.path() + " is a " + found.status().kind() + ", no directory");
            });
  }

  /** Opens a regular file in it; a link is none. */
  public Checked<CheckedFile> file(String name) {
    return check
        .enter(step, entry(name))
        .then(
            found -> {
              Checked<CheckedFile> file = CheckedFile.reopened(found);
              FileCalls.close(found.fd());
              return file;
            });
  }

  /** Opens a regular file in it to be written on; makes it where it is not there, for us alone. */
  public Checked<AppendedFile> append(String name) {
    return AppendedFile.open(check, step, entry(name));
  }

  /** The first bytes of a regular file in it. */
  public Checked<Content> read(String name, int most) {
    return file(name)
        .then(
            open -> {
              try (CheckedFile file = open) {
                return file.read(most);
              }
            });
  }

  /** The names in it, as the filesystem orders them. */
  public Checked<DirectoryNames> names(int most) {
    return ForeignFiles.names(step, most);
  }

  /**
   * Puts a whole file there, in the place of what has that name: the old one or the new one is to
   * be seen, never a part, and nothing is left where it fails. The permissions of the old one are
   * kept.
   *
   * @param mode the permissions where there is no old one
   * @return why it failed; empty where it did not
   */
  public Optional<String> replace(String name, byte[] content, int mode) {
    Checked<Step> old = check.enter(step, entry(name));
    int permissions = old.value().map(found -> found.status().mode() & PERMISSIONS).orElse(mode);
    boolean regular = old.value().map(found -> found.status().isRegular()).orElse(true);
    old.value().ifPresent(found -> FileCalls.close(found.fd()));
    if (!regular) {
      return Optional.of(step.pathOf(name) + " is no regular file");
    }
    if (old.value().isEmpty() && !(old instanceof Checked.Absent<Step>)) {
      return Optional.of(old.sentence());
    }
    String unfinished = name + "." + Self.pid() + ".new";
    int error = put(unfinished, content, permissions);
    if (error == 0) {
      error = FileCalls.rename(step.fd(), unfinished, name);
    }
    if (error < 0 && error != -Errno.EEXIST) {
      FileCalls.remove(step.fd(), unfinished, false);
    }
    return error < 0
        ? Optional.of(step.pathOf(name) + " cannot be written: " + Errno.text(-error))
        : Optional.empty();
  }

  private int put(String name, byte[] content, int mode) {
    int fd = FileCalls.create(step.fd(), name, mode);
    if (fd == -Errno.EEXIST) {
      // Left by one that was killed and had our PID.
      FileCalls.remove(step.fd(), name, false);
      fd = FileCalls.create(step.fd(), name, mode);
    }
    if (fd < 0) {
      return fd;
    }
    int error = FileCalls.setMode(fd, mode);
    if (error == 0) {
      error = FileCalls.write(fd, content);
    }
    FileCalls.close(fd);
    return error;
  }

  /** Removes a file; empty where it is gone, whether or not it was there. */
  public Optional<String> delete(String name) {
    return removed(name, FileCalls.remove(step.fd(), entry(name), false));
  }

  /** Removes a directory that has nothing in it; the same answer. */
  public Optional<String> deleteDirectory(String name) {
    return removed(name, FileCalls.remove(step.fd(), entry(name), true));
  }

  private Optional<String> removed(String name, int error) {
    return error < 0 && error != -Errno.ENOENT
        ? Optional.of(step.pathOf(name) + " cannot be removed: " + Errno.text(-error))
        : Optional.empty();
  }

  private static String entry(String name) {
    if (name.isEmpty() || name.indexOf('/') >= 0 || name.equals(".") || name.equals("..")) {
      throw new IllegalArgumentException("no entry's name: " + name);
    }
    return name;
  }

  @Override
  public void close() {
    FileCalls.close(step.fd());
  }
}
