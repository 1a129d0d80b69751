package gunitop.gunicorn;

import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the Gunicorn applications in a snapshot: masters by {@link RoleJudge}, generations by the
 * parent link, else by a shared listener.
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
    /** Copies both. */
    public Found {
      applications = List.copyOf(applications);
      judged = Set.copyOf(judged);
    }
  }

  /** The applications, the eldest first. */
  public static List<Application> find(Snapshot snapshot, History history) {
    return look(snapshot, history).applications();
  }

  /** The applications, and every process that has a role in Gunicorn. */
  public static Found look(Snapshot snapshot, History history) {
    Set<Integer> judged = new HashSet<>();
    Map<ProcessId, RoleJudgement> roles = new LinkedHashMap<>();
    List<ProcessSample> masters = new ArrayList<>();
    for (ProcessSample process : snapshot.oldestFirst()) {
      RoleJudgement judgement = RoleJudge.judge(process, snapshot, history);
      if (judgement.role() != Role.NONE) {
        roles.put(process.id(), judgement);
        judged.add(process.pid());
        if (judgement.isMaster()) {
          masters.add(process);
        }
      }
    }
    List<Application> applications = new ArrayList<>();
    for (List<ProcessSample> pair : pair(masters, snapshot)) {
      applications.add(new ApplicationBuilder(snapshot, history, roles).build(pair));
    }
    return new Found(ThirdMaster.absorbed(applications, snapshot, history), judged);
  }

  /** Masters that belong together, OLD first. */
  private static List<List<ProcessSample>> pair(List<ProcessSample> masters, Snapshot snapshot) {
    Map<Integer, List<ProcessSample>> byEldest = new LinkedHashMap<>();
    Map<Long, Integer> eldestOfListener = new HashMap<>();
    for (ProcessSample master : masters) {
      int parent = master.stat().parent();
      Set<Long> listeners = listenersOf(master, snapshot);
      Integer eldest =
          byEldest.containsKey(parent)
              ? Integer.valueOf(parent)
              : listeners.stream()
                  .map(eldestOfListener::get)
                  .filter(found -> found != null)
                  .findFirst()
                  .orElse(null);
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
    for (Long inode : process.files().map(files -> files.sockets()).orElse(Set.of())) {
      if (snapshot.listeners().containsKey(inode)) {
        found.add(inode);
      }
    }
    return found;
  }
}
