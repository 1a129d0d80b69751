package gunitop.release;

import java.util.Optional;

/**
 * A folder in which code lies.
 *
 * @param path the folder: the repository's working tree, the release, or where the master started
 * @param repository what git's files say; empty where there is none, or it cannot be read
 * @param revision the commit that a file {@code REVISION} names, as some deployments write it
 * @param trouble why git's files cannot be read, printable; empty where they can, or there are none
 * @param holdsApplication whether the module that Gunicorn was told to load lies there
 * @param changes when its source files were written
 */
public record CodePlace(
    String path,
    Optional<Repository> repository,
    Optional<String> revision,
    String trouble,
    boolean holdsApplication,
    SourceChanges changes) {

  /** The last name of its path. */
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
