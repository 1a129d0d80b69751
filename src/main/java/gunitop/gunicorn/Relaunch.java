package gunitop.gunicorn;

import gunitop.process.Listener;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a USR2 would start, as far as it can be seen from outside: the master executes its own
 * interpreter with its own script and words, in the folder where it was started ({@code
 * gunicorn/arbiter.py START_CTX}, {@code reexec}).
 *
 * @param old the generation that would be sent a USR2
 * @param line the command line with which it was started; empty where a title hides it
 * @param startedIn {@code PWD} as it was started, which Gunicorn goes back to where it led to the
 *     working directory then ({@code gunicorn/util.py getcwd}); empty where it was not set; not
 *     read where a title hides it
 * @param pidfile its pidfile, as the master sees it; empty where it has none; not read where
 *     nothing tells
 * @param listeners where it listens
 * @param activated whether its environment says that systemd opened them ({@code LISTEN_FDS}); not
 *     read where a title hides it
 */
public record Relaunch(
    Generation old,
    Optional<LaunchLine> line,
    Reading<Optional<String>> startedIn,
    Reading<Optional<String>> pidfile,
    List<Listener> listeners,
    Reading<Boolean> activated) {

  /** Copies the list. */
  public Relaunch {
    listeners = List.copyOf(listeners);
  }

  /** Those of all applications of one generation that does not stop. */
  public static List<Relaunch> of(
      List<Application> applications, Snapshot snapshot, History history) {
    List<Relaunch> found = new ArrayList<>();
    for (Application application : applications) {
      boolean can =
          application.newGeneration().isEmpty()
              && application.old().state() != GenerationState.RETIRING;
      if (can) {
        found.add(of(application, snapshot, history));
      }
    }
    return found;
  }

  private static Relaunch of(Application application, Snapshot snapshot, History history) {
    Master master = application.old().master();
    Optional<LaunchLine> shown = LaunchLine.of(master.process().traits().commandLine());
    Optional<String> directory = Variables.value(master.process(), Variables.DIRECTORY);
    boolean isHidden = shown.isEmpty() && directory.isEmpty();
    return new Relaunch(
        application.old(),
        shown.or(() -> history.of(master.id()).launch()),
        isHidden
            ? Reading.notRead()
            : master.process().traits().environment().map(unused -> directory),
        Pidfile.path(application, snapshot, history),
        application.listeners(),
        isHidden
            ? Reading.notRead()
            : master
                .process()
                .traits()
                .environment()
                .map(all -> all.containsKey(Variables.LISTEN_COUNT)));
  }
}
