package gunitop.preflight.host;

import gunitop.gunicorn.LaunchLine;
import gunitop.gunicorn.Relaunch;
import gunitop.kernel.Answer;
import gunitop.kernel.FileStatus;
import gunitop.preflight.ReleaseFacts;
import gunitop.preflight.SeenFile;
import gunitop.process.OpenFiles;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import gunitop.trust.CheckedFile;
import gunitop.trust.FirstLine;
import gunitop.trust.ForeignFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reads what lies at the paths by which NEW is started. */
final class ReleaseReader {
  private static final String DELETED = " (deleted)";
  private static final List<String> INTERPRETERS = List.of("python3", "python");
  private static final String CURRENT = "current";

  /** The kernel looks no further for an interpreter ({@code BINPRM_BUF_SIZE}). */
  private static final int FIRST_LINE = 256;

  private final ProcText proc;
  private final Relaunch relaunch;
  private final ProcessSample master;
  private final int pid;
  private final Optional<String> folder;

  ReleaseReader(ProcText proc, Relaunch relaunch) {
    this.proc = proc;
    this.relaunch = relaunch;
    this.master = relaunch.old().master().process();
    this.pid = master.pid();
    this.folder = known(master.files().map(OpenFiles::workingDirectory));
  }

  private static Optional<String> known(Reading<Reading<String>> path) {
    return path.isKnown() && path.get().isKnown() && path.get().get().startsWith("/")
        ? Optional.of(path.get().get())
        : Optional.empty();
  }

  ReleaseFacts read(Snapshot snapshot) {
    Optional<String> script = script();
    Optional<String> interpreter = interpreter(script);
    Optional<SeenFile> environment =
        interpreter
            .map(path -> above(above(path)) + "/pyvenv.cfg")
            .map(this::look)
            .filter(file -> !file.found().isKnown() || file.found().get().isPresent());
    return new ReleaseFacts(
        startedNanos(snapshot),
        entryOf("cwd"),
        folder.map(path -> new SeenFile(path, PathReader.look(pid, withoutMark(path)).found())),
        relaunch.startedIn().map(path -> path.filter(ReleaseReader::isAbsolute).map(this::look)),
        relaunch
            .line()
            .flatMap(LaunchLine::directory)
            .filter(ReleaseReader::isAbsolute)
            .map(this::look),
        folder.flatMap(this::currentLink),
        entryOf("exe"),
        interpreter.map(this::look),
        environment,
        script.map(this::look),
        relaunch.line().filter(LaunchLine::runsAsModule).isPresent());
  }

  private static long startedNanos(Snapshot snapshot, ProcessSample process) {
    long now = snapshot.time().getEpochSecond() * 1_000_000_000L + snapshot.time().getNano();
    return now - (long) (snapshot.ageSeconds(process.id()) * 1e9);
  }

  private long startedNanos(Snapshot snapshot) {
    return startedNanos(snapshot, master);
  }

  /** What one of the kernel's links to the process's own files leads to. */
  private Reading<SeenFile.Entry> entryOf(String link) {
    String path = "/proc/" + pid + "/" + link;
    Reading<String> name = proc.link(path);
    Answer<FileStatus> status = proc.files().status(path, true);
    return name.isKnown() && status.isPresent()
        ? Reading.known(PathReader.entry(name.get(), status.get(), 0))
        : Reading.denied();
  }

  /** A link of the usual name beside the folder, or beside the one above it. */
  private Optional<SeenFile> currentLink(String path) {
    String beside = above(withoutMark(path));
    for (String place : List.of(beside, above(beside))) {
      SeenFile link = look((place.equals("/") ? "" : place) + "/" + CURRENT);
      boolean isLink =
          link.found().isKnown()
              && link.found().get().filter(entry -> entry.linkChangedNanos() > 0).isPresent();
      if (isLink && above(link.found().get().get().path()).equals(beside)) {
        return Optional.of(link);
      }
    }
    return Optional.empty();
  }

  private Optional<String> script() {
    Optional<String> named =
        relaunch
            .line()
            .filter(line -> !line.runsAsModule())
            .map(LaunchLine::script)
            .flatMap(this::absolute);
    return named.isPresent() || relaunch.line().filter(LaunchLine::runsAsModule).isPresent()
        ? named
        : program().filter(path -> !isPython(path));
  }

  /** What it was executed as: a script, or an interpreter. */
  private Optional<String> program() {
    return known(master.files().map(OpenFiles::program));
  }

  private Optional<String> interpreter(Optional<String> script) {
    List<String> words = master.traits().commandLine();
    if (LaunchLine.isPython(words) && isAbsolute(words.get(0))) {
      return Optional.of(words.get(0));
    }
    Optional<String> executed = program().filter(ReleaseReader::isPython);
    return executed.or(() -> script.flatMap(this::named)).or(() -> script.flatMap(this::beside));
  }

  /** The interpreter that a script's first line names. */
  private Optional<String> named(String script) {
    return ForeignFiles.seenBy(pid)
        .open(script, master.traits().owner().uid())
        .then(
            open -> {
              try (CheckedFile file = open) {
                return file.read(FIRST_LINE);
              }
            })
        .value()
        .flatMap(start -> FirstLine.of(new String(start.bytes(), StandardCharsets.ISO_8859_1)))
        .map(FirstLine::interpreter)
        .filter(path -> isAbsolute(path) && isPython(path));
  }

  private Optional<String> beside(String script) {
    return INTERPRETERS.stream()
        .map(name -> above(script) + "/" + name)
        .filter(path -> look(path).found().orElse(Optional.empty()).isPresent())
        .findFirst();
  }

  private SeenFile look(String path) {
    return PathReader.look(pid, path);
  }

  /** A path that may begin where the master was started. */
  private Optional<String> absolute(String path) {
    return isAbsolute(path)
        ? Optional.of(path)
        : folder.filter(unused -> path.contains("/")).map(start -> withoutMark(start) + "/" + path);
  }

  private static boolean isAbsolute(String path) {
    return path.startsWith("/");
  }

  private static boolean isPython(String path) {
    return LaunchLine.isPython(List.of(path));
  }

  private static String above(String path) {
    int end = path.lastIndexOf('/');
    return end <= 0 ? "/" : path.substring(0, end);
  }

  private static String withoutMark(String path) {
    return path.endsWith(DELETED) ? path.substring(0, path.length() - DELETED.length()) : path;
  }
}
