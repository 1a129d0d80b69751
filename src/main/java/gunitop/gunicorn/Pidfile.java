package gunitop.gunicorn;

import gunitop.process.FileReading;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The pidfile of an application and the {@code .2} beside it, as they stand now. A NEW master
 * writes {@code X.2}; promoted, it removes that and writes {@code X} ({@code gunicorn/arbiter.py
 * maybe_promote_master}); in between, for up to a second, there is neither.
 *
 * @param path the path {@code X}
 * @param pid what stands in {@code X}; not read where there is no such file, or no number in it
 * @param second what stands in {@code X.2}
 * @param writer a master that writes it: in a container, path and PIDs are as that one sees them
 */
public record Pidfile(
    String path, Reading<Integer> pid, Reading<Integer> second, ProcessSample writer) {
  /** What a NEW master appends. */
  static final String SUFFIX = ".2";

  private static final List<String> USUAL_PLACES =
      List.of("/run/gunicorn.pid", "/run/gunicorn/pid", "/run/gunicorn/gunicorn.pid");

  private static final List<String> USUAL_NAMES = List.of("gunicorn.pid", "app.pid");

  /**
   * The pidfile of an application: the one that its command line names, else one in the usual
   * places that holds a PID of its masters; empty where there is none that can be read.
   */
  public static Optional<Pidfile> of(Application application, Snapshot snapshot, History history) {
    for (Generation generation : application.generations()) {
      ProcessSample master = generation.master().process();
      Optional<String> named = named(master, history);
      if (named.isPresent()) {
        return named.map(path -> read(path, master, snapshot));
      }
    }
    for (Generation generation : application.generations()) {
      ProcessSample master = generation.master().process();
      for (String path : candidates(master, history)) {
        Pidfile pidfile = read(path, master, snapshot);
        if (pidfile.namesMaster(pidfile.pid(), application, snapshot)) {
          return Optional.of(pidfile);
        }
      }
    }
    return Optional.empty();
  }

  /** The paths that the next snapshot must read for this master. */
  static Set<String> paths(ProcessSample master, History history) {
    Set<String> paths = new LinkedHashSet<>();
    for (String path : candidates(master, history)) {
      paths.add(fromHere(path, master));
      paths.add(fromHere(path, master) + SUFFIX);
    }
    return paths;
  }

  /** The PIDs that stand in the pidfiles of a snapshot; not those of containers. */
  static Set<Integer> named(Snapshot snapshot) {
    Set<Integer> pids = new HashSet<>();
    for (String path : snapshot.files().keySet()) {
      Reading<Integer> pid = path.startsWith("/proc/") ? Reading.notRead() : number(path, snapshot);
      if (pid.isKnown()) {
        pids.add(pid.get());
      }
    }
    return pids;
  }

  /** Whether what it names would be in the snapshot if it lived: in a container it need not. */
  public boolean isOfOurs() {
    return writer.traits().namespacePids().map(List::size).orElse(0) < 2;
  }

  private static List<String> candidates(ProcessSample master, History history) {
    Optional<String> named = named(master, history);
    if (named.isPresent()) {
      return List.of(named.get());
    }
    Set<String> all = new LinkedHashSet<>(USUAL_PLACES);
    USUAL_NAMES.forEach(name -> resolve(name, master).ifPresent(all::add));
    return List.copyOf(all);
  }

  private static Optional<String> named(ProcessSample master, History history) {
    return Settings.of(master, history.of(master.id()))
        .text(LaunchLine::pidfile)
        .flatMap(path -> resolve(path, master));
  }

  private static Optional<String> resolve(String path, ProcessSample master) {
    if (path.startsWith("/")) {
      return Optional.of(path);
    }
    String directory = master.files().map(f -> f.workingDirectory().orElse("")).orElse("");
    return directory.isEmpty() || directory.endsWith(" (deleted)")
        ? Optional.empty()
        : Optional.of(directory + "/" + path);
  }

  /** The process whose PID was written; empty where there is none. */
  public Optional<ProcessSample> process(int pid, Snapshot snapshot) {
    return Container.processInside(pid, writer, snapshot);
  }

  private static Pidfile read(String path, ProcessSample master, Snapshot snapshot) {
    String here = fromHere(path, master);
    return new Pidfile(path, number(here, snapshot), number(here + SUFFIX, snapshot), master);
  }

  /**
   * The path by which we reach a master's file: through the root of a master that lives in a
   * container. {@code /var/run} is a link to {@code /run} that would lead back to our own root.
   */
  private static String fromHere(String path, ProcessSample master) {
    if (master.traits().namespacePids().map(List::size).orElse(0) < 2) {
      return path;
    }
    String inside = path.startsWith("/var/run/") ? path.substring("/var".length()) : path;
    return "/proc/" + master.pid() + "/root" + inside;
  }

  private static Reading<Integer> number(String path, Snapshot snapshot) {
    FileReading file = snapshot.files().get(path);
    if (file == null || !file.text().isKnown()) {
      return file != null && file.text().isDenied() ? Reading.denied() : Reading.notRead();
    }
    String digits = file.text().get().strip();
    return digits.matches("[1-9]\\d{0,8}")
        ? Reading.known(Integer.parseInt(digits))
        : Reading.notRead();
  }

  /** Whether this is the PID of one of an application's masters. */
  public boolean namesMaster(Reading<Integer> number, Application application, Snapshot snapshot) {
    Optional<ProcessSample> named = number.isKnown() ? process(number.get(), snapshot) : none();
    return named
        .filter(
            one ->
                application.generations().stream()
                    .anyMatch(generation -> generation.master().id().equals(one.id())))
        .isPresent();
  }

  private static Optional<ProcessSample> none() {
    return Optional.empty();
  }
}
