package gunitop.preflight;

import gunitop.process.Reading;
import java.util.Optional;

/**
 * What a USR2 needs on disk, and what lies there.
 *
 * @param startedNanos when the master was started, nanoseconds since the epoch
 * @param workingDirectory the directory that it works in, whatever it is called now
 * @param folder that directory by its name, as the kernel tells it
 * @param startedIn {@code PWD} as it was started; empty where it was not set; not read where a
 *     title hides it
 * @param changesTo {@code --chdir} on its command line
 * @param currentLink a link {@code current} beside the folder or one above, where there is one
 * @param running the Python that it executes
 * @param interpreter the path by which NEW is executed; empty where it is not known
 * @param environment the {@code pyvenv.cfg} of that Python; empty where none lies there
 * @param script Gunicorn's script; empty where it is not known
 * @param isModule whether it was started as {@code python -m}
 */
public record ReleaseFacts(
    long startedNanos,
    Reading<SeenFile.Entry> workingDirectory,
    Optional<SeenFile> folder,
    Reading<Optional<SeenFile>> startedIn,
    Optional<SeenFile> changesTo,
    Optional<SeenFile> currentLink,
    Reading<SeenFile.Entry> running,
    Optional<SeenFile> interpreter,
    Optional<SeenFile> environment,
    Optional<SeenFile> script,
    boolean isModule) {

  /** The path into which NEW changes first; where that is not known, where OLD works. */
  public Optional<String> start() {
    return FolderChecks.start(this);
  }
}
