package gunitop.gunicorn;

import gunitop.process.ProcessSample;
import gunitop.process.ProcessTraits;
import gunitop.process.Reading;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the pidfile of a master may lie: where its command line names it, else in the usual places.
 *
 * @param traits the master's; these three decide all the rest
 * @param launch the command line with which it was started, where a title has hidden it since
 * @param told what the master said of its pidfile itself
 * @param directory where its relative paths begin; empty where that is unknown or removed
 * @param isNamed whether the command line names it, and so there is one place
 * @param places in this order
 * @param configuration the path by which we reach the {@code gunicorn.conf.py} in that directory
 */
record PidfilePlaces(
    ProcessTraits traits,
    Optional<LaunchLine> launch,
    Reading<Optional<String>> told,
    String directory,
    boolean isNamed,
    List<Place> places,
    Optional<String> configuration) {
  private static final List<String> USUAL_PLACES =
      List.of("/run/gunicorn.pid", "/run/gunicorn/pid", "/run/gunicorn/gunicorn.pid");

  private static final List<String> USUAL_NAMES = List.of("gunicorn.pid", "app.pid");

  /**
   * One place.
   *
   * @param path {@code X}, as the master sees it
   * @param first the path by which we reach it
   * @param second the path by which we reach {@code X.2}
   */
  record Place(String path, String first, String second) {}

  /** Copies the list. */
  PidfilePlaces {
    places = List.copyOf(places);
  }

  /** The places of this master; the former ones where nothing has changed that decides them. */
  static PidfilePlaces of(ProcessSample master, History history) {
    MasterHistory learnt = history.of(master.id());
    String directory = directory(master);
    Optional<PidfilePlaces> former = learnt.places();
    return former.isPresent() && former.get().isOf(master, learnt, directory)
        ? former.get()
        : find(master, learnt, directory);
  }

  private boolean isOf(ProcessSample master, MasterHistory learnt, String currentDirectory) {
    return traits == master.traits()
        && launch.equals(learnt.launch())
        && told.equals(learnt.answer().pidfile())
        && directory.equals(currentDirectory);
  }

  private static PidfilePlaces find(ProcessSample master, MasterHistory learnt, String directory) {
    Optional<String> named =
        Settings.of(master, learnt).pidfile().flatMap(path -> resolve(path, directory));
    Set<String> paths = new LinkedHashSet<>();
    if (named.isPresent()) {
      paths.add(named.get());
    } else if (!learnt.answer().pidfile().isKnown()) {
      paths.addAll(USUAL_PLACES);
      USUAL_NAMES.forEach(name -> resolve(name, directory).ifPresent(paths::add));
    }
    List<Place> places = new ArrayList<>();
    for (String path : paths) {
      String here = fromHere(path, master);
      places.add(new Place(path, here, here + Pidfile.SUFFIX));
    }
    return new PidfilePlaces(
        master.traits(),
        learnt.launch(),
        learnt.answer().pidfile(),
        directory,
        named.isPresent(),
        places,
        resolve(DefaultConfiguration.NAME, directory).map(path -> fromHere(path, master)));
  }

  /** Where a master's relative paths begin; empty where that is unknown or removed. */
  static String directory(ProcessSample master) {
    String directory =
        master.files().isKnown() ? master.files().get().workingDirectory().orElse("") : "";
    return directory.endsWith(" (deleted)") ? "" : directory;
  }

  private static Optional<String> resolve(String path, String directory) {
    if (path.startsWith("/")) {
      return Optional.of(path);
    }
    String folder = directory.endsWith("/") ? directory : directory + "/";
    return directory.isEmpty() ? Optional.empty() : Optional.of(folder + path);
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
}
