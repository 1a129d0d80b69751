package gunitop.gunicorn;

import gunitop.process.Snapshot;
import java.util.Optional;

/**
 * Something that a USR2 needs and that is gone.
 *
 * @param kind what it was
 * @param path where it was, as the master sees it
 * @param way another path by which the master may have been started, and that leads somewhere;
 *     empty where none is known
 */
public record LostRelease(Kind kind, String path, String way) {

  /** What can be gone. */
  public enum Kind {
    FOLDER,
    INTERPRETER,
    SCRIPT;

    /** What it is to the master, in words that follow its path. */
    public String meaning() {
      return switch (this) {
        case FOLDER -> "where the master was started";
        case INTERPRETER -> "the master's Python";
        case SCRIPT -> "the master's script";
      };
    }
  }

  /** What is gone of a master's; empty where all is there, or cannot be looked at. */
  public static Optional<LostRelease> of(Master master, Snapshot now) {
    ReleaseFiles files = ReleaseFiles.of(master.process());
    Optional<String> interpreter = files.lostInterpreter(now);
    if (interpreter.isPresent()) {
      return Optional.of(new LostRelease(Kind.INTERPRETER, interpreter.get(), ""));
    }
    Optional<String> folder = files.lostFolder(now);
    if (folder.isPresent()) {
      String way = files.isReachedOtherwise(now) ? files.startedIn().orElse("") : "";
      return Optional.of(new LostRelease(Kind.FOLDER, folder.get(), way));
    }
    return files.lostScript(now).map(script -> new LostRelease(Kind.SCRIPT, script, ""));
  }

  /** Whether USR2 would end OLD's workers: the fork fails before it has executed anything. */
  public boolean endsOld() {
    return kind != Kind.SCRIPT;
  }

  /** Whether it may be that nothing is lost. */
  public boolean mayBeHarmless() {
    return !way.isEmpty();
  }
}
