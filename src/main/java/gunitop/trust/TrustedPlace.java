package gunitop.trust;

import gunitop.trust.EntryCheck.Step;
import java.util.Optional;

/**
 * Where a file lies, or would lie, in a directory that nobody but root or we could have put there.
 * A path that ends in a link of root's or ours means the place where the link leads: a file that is
 * kept elsewhere and linked to its usual name is replaced there, and the link stays.
 */
public final class TrustedPlace implements AutoCloseable {
  private final TrustedDirectory directory;
  private final String name;

  private TrustedPlace(TrustedDirectory directory, String name) {
    this.directory = directory;
    this.name = name;
  }

  /** Finds a place; absent where its directory is. */
  public static Checked<TrustedPlace> of(String path) {
    return of(path, PathWalk.Makes.NONE);
  }

  /** The same; missing directories are made, with mode 0700. */
  public static Checked<TrustedPlace> ofMaking(String path) {
    return of(path, PathWalk.Makes.ALL_BUT_THE_LAST);
  }

  private static Checked<TrustedPlace> of(String path, PathWalk.Makes makes) {
    return PathWalk.begin(new OnlyOurs(), makes)
        .then(
            begun -> {
              try (PathWalk walk = begun) {
                return walk.to(path).then(end -> at(walk, end));
              }
            });
  }

  private static Checked<TrustedPlace> at(PathWalk walk, PathWalk.End end) {
    Optional<Step> entry = end.entry();
    if (entry.isPresent() && !entry.get().status().isRegular()) {
      String kind = entry.get().status().kind();
      return new Checked.Refused<>(end.path() + " is a " + kind + ", no regular file");
    }
    TrustedDirectory directory = new TrustedDirectory(walk.check(), walk.take(end.directory()));
    return new Checked.Good<>(new TrustedPlace(directory, end.name()));
  }

  /** The file's path, without links. */
  public String path() {
    return directory.path().equals("/") ? "/" + name : directory.path() + "/" + name;
  }

  /** Opens the file; absent where there is none. */
  public Checked<CheckedFile> file() {
    return directory.file(name);
  }

  /** Its first bytes. */
  public Checked<Content> read(int most) {
    return directory.read(name, most);
  }

  /** As {@link TrustedDirectory#replace}. */
  public Optional<String> replace(byte[] content, int mode) {
    return directory.replace(name, content, mode);
  }

  /** As {@link TrustedDirectory#delete}. */
  public Optional<String> delete() {
    return directory.delete(name);
  }

  @Override
  public void close() {
    directory.close();
  }
}
