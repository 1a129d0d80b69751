package gunitop.gunicorn;

import gunitop.process.Listener;
import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The generations that share a listener or a parent link.
 *
 * @param name the WSGI application's name where a title or command line tells it, else the
 *     listener's address, else the master's PID
 * @param listeners the listening sockets, by address
 * @param generations OLD first; never empty, at most two
 * @param supervisor who acts when OLD exits
 * @param daemonization whether WINCH will be obeyed
 * @param preload whether respawned workers run the code in memory
 * @param strays workers that hold a listener of the application and whose master is gone
 * @param third a master that the owner started while another serves, and that cannot bind
 * @param strangers processes of other users that look like a part of it, and are none: masters that
 *     are a child of its master or hold its listener, workers without a master that hold it
 */
public record Application(
    String name,
    List<Listener> listeners,
    List<Generation> generations,
    Supervisor supervisor,
    Daemonization daemonization,
    Preload preload,
    List<Worker> strays,
    Optional<Master> third,
    List<ProcessSample> strangers) {

  /** Copies the lists. */
  public Application {
    listeners = List.copyOf(listeners);
    generations = List.copyOf(generations);
    strays = List.copyOf(strays);
    strangers = List.copyOf(strangers);
    if (generations.isEmpty() || generations.size() > 2) {
      throw new IllegalArgumentException("one or two generations, not " + generations.size());
    }
  }

  /** One without a third master. */
  public Application(
      String name,
      List<Listener> listeners,
      List<Generation> generations,
      Supervisor supervisor,
      Daemonization daemonization,
      Preload preload,
      List<Worker> strays) {
    this(
        name,
        listeners,
        generations,
        supervisor,
        daemonization,
        preload,
        strays,
        Optional.empty(),
        List.of());
  }

  /** With processes of other users that look like a part of it. */
  Application besides(List<ProcessSample> others) {
    List<ProcessSample> all = new ArrayList<>(strangers);
    all.addAll(others);
    return others.isEmpty()
        ? this
        : new Application(
            name, listeners, generations, supervisor, daemonization, preload, strays, third, all);
  }

  /** With its owner. */
  public Application ownedBy(Supervisor owner) {
    return new Application(
        name, listeners, generations, owner, daemonization, preload, strays, third, strangers);
  }

  /** With a master that cannot bind. */
  public Application with(Master thirdMaster) {
    return new Application(
        name,
        listeners,
        generations,
        supervisor,
        daemonization,
        preload,
        strays,
        Optional.of(thirdMaster),
        strangers);
  }

  /** The generation that goes on serving: NEW, or the only one. */
  public Generation youngest() {
    return generations.get(generations.size() - 1);
  }

  /** The OLD generation, or the only one. */
  public Generation old() {
    return generations.get(0);
  }

  /** The NEW generation, where there are two. */
  public Optional<Generation> newGeneration() {
    return generations.size() == 2 ? Optional.of(generations.get(1)) : Optional.empty();
  }

  /** Whether one of its masters is a master of the other too: the same, seen at another time. */
  public boolean isKinOf(Application other) {
    for (Generation one : generations) {
      for (Generation another : other.generations) {
        if (one.master().id().equals(another.master().id())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether this process is a master or worker of the application. */
  public boolean contains(ProcessId id) {
    for (Generation generation : generations) {
      if (generation.contains(id)) {
        return true;
      }
    }
    return third.isPresent() && third.get().id().equals(id);
  }

  /** Whether a master or a worker of it is about to become ready. */
  public boolean isBooting() {
    for (Generation generation : generations) {
      if (generation.state() == GenerationState.BOOTING
          || generation.count(WorkerState.BOOTING) > 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether its only master still has the title of a NEW one: it looks for its parent at times. */
  public boolean isPromoting() {
    return newGeneration().isEmpty()
        && old().master().title().filter(title -> title.endsWith(".2]")).isPresent();
  }
}
