package gunitop.gunicorn;

import gunitop.process.FileReading;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import java.util.HashSet;
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
  private static final LastAnswers<String, Reading<Integer>> NUMBERS =
      new LastAnswers<>(Pidfile::number);

  /** What a NEW master appends. */
  static final String SUFFIX = ".2";

  /**
   * The pidfile of an application: the one that its command line names, else one in the usual
   * places that holds a PID of its masters; empty where there is none that can be read, which is
   * not to say that there is none: {@link #path}.
   */
  public static Optional<Pidfile> of(Application application, Snapshot snapshot, History history) {
    for (Generation generation : application.generations()) {
      ProcessSample master = generation.master().process();
      PidfilePlaces places = PidfilePlaces.of(master, history);
      if (places.isNamed()) {
        return Optional.of(read(places.places().get(0), master, snapshot));
      }
    }
    for (Generation generation : application.generations()) {
      ProcessSample master = generation.master().process();
      for (PidfilePlaces.Place place : PidfilePlaces.of(master, history).places()) {
        Pidfile pidfile = read(place, master, snapshot);
        if (pidfile.namesMaster(pidfile.pid(), application, snapshot)) {
          return Optional.of(pidfile);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Where the pidfile of an application lies, as its master sees it; empty where it has none; not
   * read where nothing tells whether it has one.
   */
  public static Reading<Optional<String>> path(
      Application application, Snapshot snapshot, History history) {
    Optional<String> found = of(application, snapshot, history).map(Pidfile::path);
    Master master = application.old().master();
    MasterHistory learnt = history.of(master.id());
    boolean isTold =
        learnt.answer().pidfile().isKnown()
            || Settings.of(master.process(), learnt)
                .otherSource(DefaultConfiguration.of(master.process(), snapshot, learnt))
                .isEmpty();
    return found.isPresent() || isTold ? Reading.known(found) : Reading.notRead();
  }

  /** Whether an application may have a pidfile: also where nothing tells that it has none. */
  public static boolean isPossible(Application application, Snapshot snapshot, History history) {
    return path(application, snapshot, history).map(Optional::isPresent).orElse(true);
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

  /** The process whose PID was written; empty where there is none. */
  public Optional<ProcessSample> process(int pid, Snapshot snapshot) {
    return Container.processInside(pid, writer, snapshot);
  }

  private static Pidfile read(PidfilePlaces.Place place, ProcessSample master, Snapshot snapshot) {
    return new Pidfile(
        place.path(), number(place.first(), snapshot), number(place.second(), snapshot), master);
  }

  private static Reading<Integer> number(String path, Snapshot snapshot) {
    FileReading file = snapshot.files().get(path);
    if (file == null || !file.text().isKnown()) {
      return file != null && file.text().isDenied() ? Reading.denied() : Reading.notRead();
    }
    return NUMBERS.of(file.text().get());
  }

  private static Reading<Integer> number(String text) {
    String digits = text.strip();
    return digits.matches("[1-9]\\d{0,8}")
        ? Reading.known(Integer.parseInt(digits))
        : Reading.notRead();
  }

  /** Whether this is the PID of one of an application's masters. */
  public boolean namesMaster(Reading<Integer> number, Application application, Snapshot snapshot) {
    Optional<ProcessSample> named =
        number.isKnown() ? process(number.get(), snapshot) : Optional.empty();
    if (named.isPresent()) {
      for (Generation generation : application.generations()) {
        if (generation.master().id().equals(named.get().id())) {
          return true;
        }
      }
    }
    return false;
  }
}
