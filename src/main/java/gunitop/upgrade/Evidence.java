package gunitop.upgrade;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.History;
import gunitop.gunicorn.Pidfile;
import gunitop.process.Listener;
import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * What a verdict is asked with.
 *
 * @param sent what was sent, and how it was then
 * @param applications the applications of the latest snapshot
 * @param now that snapshot
 * @param history what it and the earlier ones taught
 */
public record Evidence(
    Verification sent, List<Application> applications, Snapshot now, History history) {

  public double elapsedSeconds() {
    return Math.max(0, (now.monotonicNanos() - sent.sentNanos()) / 1e9);
  }

  public boolean isPast(double deadlineSeconds) {
    return elapsedSeconds() > deadlineSeconds;
  }

  /**
   * Whether a master that has closed its listeners may be waiting for its workers still, however
   * late it is: a graceful timeout of any length may stand in a configuration file.
   */
  public boolean mayTakeLonger() {
    return !sent.gracefulTimeout().isTold();
  }

  public boolean oldLives() {
    return now.isAlive(sent.old());
  }

  /** The generation of a master, wherever it stands now. */
  public Optional<Generation> generationOf(ProcessId master) {
    return applications.stream()
        .flatMap(application -> application.generations().stream())
        .filter(generation -> generation.master().id().equals(master))
        .findFirst();
  }

  /** The application of a master, wherever it stands now. */
  public Optional<Application> applicationOf(ProcessId master) {
    return applications.stream()
        .filter(
            application ->
                application.generations().stream()
                    .anyMatch(one -> one.master().id().equals(master)))
        .findFirst();
  }

  public Optional<Generation> old() {
    return generationOf(sent.old());
  }

  /** The generation beside OLD. */
  public Optional<Generation> besideOld() {
    return applications.stream()
        .filter(application -> application.old().master().id().equals(sent.old()))
        .findFirst()
        .flatMap(Application::newGeneration);
  }

  /** Whether the pidfile, where one is known, still tells of the time before the promotion. */
  public boolean pidfileLags() {
    return applications.stream()
        .filter(application -> sent.newMaster().filter(application::contains).isPresent())
        .flatMap(application -> Pidfile.of(application, now, history).stream())
        .anyMatch(
            pidfile ->
                pidfile.second().isKnown()
                    && pidfile
                        .process(pidfile.second().get(), now)
                        .map(ProcessSample::id)
                        .equals(sent.newMaster()));
  }

  /** A listener of NEW that its address does not lead to any more. */
  public Optional<Listener> unreachable() {
    return applications.stream()
        .filter(application -> sent.newMaster().filter(application::contains).isPresent())
        .flatMap(application -> application.listeners().stream())
        .filter(listener -> !listener.reachable().orElse(true))
        .findFirst();
  }

  /** A listener of OLD that its address does not lead to any more. */
  public Optional<Listener> lostListener() {
    return applicationOf(sent.old()).stream()
        .flatMap(application -> application.listeners().stream())
        .filter(listener -> !listener.reachable().orElse(true))
        .findFirst();
  }

  public Outcome pending(String awaited, int done, int total, double deadlineSeconds) {
    return new Outcome.Pending(awaited, done, total, elapsedSeconds(), deadlineSeconds);
  }

  /** The workers of OLD that were there when the signal was sent and still are. */
  public int remaining() {
    return (int) sent.workersBefore().stream().filter(now::isAlive).count();
  }
}
