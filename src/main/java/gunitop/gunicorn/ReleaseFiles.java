package gunitop.gunicorn;

import gunitop.process.OpenFiles;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.SeenPath;
import gunitop.process.Snapshot;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a USR2 needs on disk. The master forks, changes into the directory in which it was started
 * and executes its interpreter with its script ({@code gunicorn/arbiter.py reexec}, {@code
 * START_CTX}). Where directory or interpreter are gone the fork fails before it has executed
 * anything.
 *
 * @param master whose they are
 * @param folder its working directory as the kernel names it; empty where that may not be read
 * @param startedIn {@code PWD} in its environment; where it led to that directory, Gunicorn goes
 *     there
 * @param program what it was executed as: its script or its interpreter
 * @param interpreter the first word of its command line, where that is a Python
 */
record ReleaseFiles(
    int master,
    Optional<String> folder,
    Optional<String> startedIn,
    Optional<String> program,
    Optional<String> interpreter) {
  private static final String DELETED = " (deleted)";
  private static final List<String> INTERPRETERS = List.of("python3", "python");

  /** Those of a master. */
  static ReleaseFiles of(ProcessSample master) {
    Reading<OpenFiles> files = master.files();
    Optional<String> folder =
        files.isKnown() ? absolute(files.get().workingDirectory()) : Optional.empty();
    Optional<String> program = files.isKnown() ? absolute(files.get().program()) : Optional.empty();
    List<String> words = master.traits().commandLine();
    return new ReleaseFiles(
        master.pid(),
        folder,
        Variables.value(master, Variables.DIRECTORY).filter(path -> path.startsWith("/")),
        program,
        Optional.of(words)
            .filter(LaunchLine::isPython)
            .map(line -> line.get(0))
            .filter(path -> path.startsWith("/")));
  }

  private static Optional<String> absolute(Reading<String> path) {
    return path.isKnown() && path.get().startsWith("/")
        ? Optional.of(path.get())
        : Optional.empty();
  }

  /** The paths of which it must be asked whether they are there. */
  Set<SeenPath> paths() {
    Set<SeenPath> paths = new LinkedHashSet<>();
    folder
        .filter(path -> path.endsWith(DELETED))
        .ifPresent(path -> paths.addAll(List.of(seen(path), seen(withoutMark(path)))));
    Stream.of(startedIn, program, interpreter)
        .flatMap(Optional::stream)
        .map(this::seen)
        .forEach(paths::add);
    program.filter(path -> !isInterpreter(path)).ifPresent(path -> addBeside(path, paths));
    return paths;
  }

  /** The script of a virtual environment is run by the interpreter beside it. */
  private void addBeside(String script, Set<SeenPath> paths) {
    String folderOfScript = script.substring(0, script.lastIndexOf('/'));
    paths.add(seen(virtualEnvironment(folderOfScript)));
    INTERPRETERS.forEach(name -> paths.add(seen(folderOfScript + "/" + name)));
  }

  /** The directory that is gone, as it was called; empty where it is there, or nobody knows. */
  Optional<String> lostFolder(Snapshot now) {
    Optional<String> removed =
        folder
            .filter(path -> path.endsWith(DELETED))
            .filter(path -> isGone(path, now) && isGone(withoutMark(path), now))
            .map(ReleaseFiles::withoutMark);
    return removed.isPresent() ? removed : startedIn.filter(path -> isGone(path, now));
  }

  /** Whether the path by which it may have been started leads somewhere, whatever is gone. */
  boolean isReachedOtherwise(Snapshot now) {
    return startedIn.filter(path -> now.exists(seen(path)).orElse(false)).isPresent();
  }

  /** The interpreter that is gone; empty where it is there, or nobody knows. */
  Optional<String> lostInterpreter(Snapshot now) {
    Optional<String> named =
        Stream.of(program.filter(ReleaseFiles::isInterpreter), interpreter)
            .flatMap(Optional::stream)
            .filter(path -> isGone(path, now))
            .findFirst();
    return named.isPresent()
        ? named
        : program.filter(path -> !isInterpreter(path)).flatMap(path -> lostBeside(path, now));
  }

  private Optional<String> lostBeside(String script, Snapshot now) {
    String beside = script.substring(0, script.lastIndexOf('/'));
    boolean none = INTERPRETERS.stream().allMatch(name -> isGone(beside + "/" + name, now));
    boolean wasOne =
        now.exists(seen(virtualEnvironment(beside))).orElse(false) || isGone(script, now);
    return none && wasOne ? Optional.of(beside + "/" + INTERPRETERS.get(0)) : Optional.empty();
  }

  /** The script that is gone; empty where it is there, or nobody knows. */
  Optional<String> lostScript(Snapshot now) {
    return program.filter(path -> !isInterpreter(path)).filter(path -> isGone(path, now));
  }

  private boolean isGone(String path, Snapshot now) {
    Reading<Boolean> there = now.exists(seen(path));
    return there.isKnown() && !there.get();
  }

  private SeenPath seen(String path) {
    return new SeenPath(master, path);
  }

  private static boolean isInterpreter(String path) {
    return LaunchLine.isPython(List.of(path));
  }

  private static String virtualEnvironment(String programs) {
    int end = Math.max(0, programs.lastIndexOf('/'));
    return programs.substring(0, end) + "/pyvenv.cfg";
  }

  private static String withoutMark(String path) {
    return path.substring(0, path.length() - DELETED.length());
  }
}
