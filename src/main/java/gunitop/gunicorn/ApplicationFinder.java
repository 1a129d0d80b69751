package gunitop.gunicorn;

import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the Gunicorn applications in a snapshot: masters by {@link RoleJudge}, generations by the
 * parent link, else by a shared listener. Their owners are found elsewhere, and with them the
 * masters that an owner starts beside a serving one: until then each of those is an application.
 */
public final class ApplicationFinder {

  private ApplicationFinder() {}

  /**
   * What was found.
   *
   * @param applications the eldest first; a generation is never part of two
   * @param judged the PIDs of all processes that have a role, also of those in no application
   */
  public record Found(List<Application> applications, Set<Integer> judged) {
    /** Copies the list; whoever made the set must leave it as it is. */
    public Found {
      applications = List.copyOf(applications);
      judged = Collections.unmodifiableSet(judged);
    }
  }

  /** The applications, the eldest first. */
  public static List<Application> find(Snapshot snapshot, History history) {
    return look(snapshot, history).applications();
  }

  /** The applications, and every process that has a role in Gunicorn. */
  public static Found look(Snapshot snapshot, History history) {
    Roles roles = Roles.in(snapshot, history);
    List<ProcessSample> masters = new ArrayList<>();
    for (ProcessSample member : roles.members()) {
      if (roles.of(member).isMaster()) {
        masters.add(member);
      }
    }
    List<Application> applications = new ArrayList<>();
    Map<Integer, List<ProcessSample>> strangers = new HashMap<>();
    for (List<ProcessSample> pair : pair(masters, snapshot, strangers)) {
      applications.add(
          new ApplicationBuilder(snapshot, history, roles)
              .build(pair)
              .besides(strangers.getOrDefault(pair.get(0).pid(), List.of())));
    }
    return new Found(applications, roles.pids());
  }

  /**
   * Masters that belong together, OLD first.
   *
   * @param strangers takes in those that would, but are another user's: by the PID of the eldest
   */
  private static List<List<ProcessSample>> pair(
      List<ProcessSample> masters, Snapshot snapshot, Map<Integer, List<ProcessSample>> strangers) {
    if (masters.size() == 1) {
      return List.of(masters);
    }
    Map<Integer, List<ProcessSample>> byEldest = new LinkedHashMap<>();
    Map<Long, Integer> eldestOfListener = new HashMap<>();
    for (ProcessSample master : masters) {
      int parent = master.stat().parent();
      Set<Long> listeners = listenersOf(master, snapshot);
      boolean isNew =
          byEldest.containsKey(parent)
              && Reexecution.isBetween(byEldest.get(parent).get(0), master, snapshot);
      Integer eldest = isNew ? Integer.valueOf(parent) : null;
      for (Long listener : listeners) {
        eldest = eldest == null ? eldestOfListener.get(listener) : eldest;
      }
      if (eldest != null && !SameOwner.is(byEldest.get(eldest).get(0), master)) {
        ProcessSample other = byEldest.get(eldest).get(0);
        strangers.computeIfAbsent(eldest, unused -> new ArrayList<>()).add(master);
        strangers.computeIfAbsent(master.pid(), unused -> new ArrayList<>()).add(other);
        eldest = null;
      }
      if (eldest == null || byEldest.get(eldest).size() == 2) {
        eldest = master.pid();
        byEldest.put(eldest, new ArrayList<>());
      }
      byEldest.get(eldest).add(master);
      for (Long listener : listeners) {
        eldestOfListener.putIfAbsent(listener, eldest);
      }
    }
    return List.copyOf(byEldest.values());
  }

  /** The listening sockets among a process's own; empty where its fd table was not read. */
  static Set<Long> listenersOf(ProcessSample process, Snapshot snapshot) {
    Set<Long> found = new TreeSet<>();
    addListeners(process, listening(snapshot), found);
    return found;
  }

  /** The inodes of all listening sockets in a snapshot. */
  static List<Long> listening(Snapshot snapshot) {
    return new ArrayList<>(snapshot.listeners().keySet());
  }

  /** Adds to {@code found} those of {@code listening} that are a process's own. */
  static void addListeners(ProcessSample process, List<Long> listening, Set<Long> found) {
    if (!process.files().isKnown()) {
      return;
    }
    Set<Long> sockets = process.files().get().sockets();
    for (int i = 0; i < listening.size(); i++) {
      if (sockets.contains(listening.get(i))) {
        found.add(listening.get(i));
      }
    }
  }
}
