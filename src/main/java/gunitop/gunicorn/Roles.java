package gunitop.gunicorn;

import gunitop.process.ProcessOrder;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who has which role in a snapshot; the few that have one are put in order. */
final class Roles {
  private final Map<Integer, RoleJudgement> judged;
  private final Map<Integer, List<ProcessSample>> workers = new HashMap<>();
  private final List<ProcessSample> members = new ArrayList<>();

  private Roles(Map<Integer, RoleJudgement> judged) {
    this.judged = judged;
  }

  /** The roles in a snapshot, by what it shows and what earlier ones taught. */
  static Roles in(Snapshot snapshot, History history) {
    Roles roles = new Roles(RoleJudge.judge(snapshot, history));
    for (Integer pid : roles.judged.keySet()) {
      roles.members.add(snapshot.processes().get(pid));
    }
    roles.members.sort(ProcessOrder.OLDEST_FIRST);
    for (ProcessSample member : roles.members) {
      if (roles.of(member).role() == Role.WORKER) {
        roles
            .workers
            .computeIfAbsent(member.stat().parent(), unused -> new ArrayList<>())
            .add(member);
      }
    }
    return roles;
  }

  /** Everybody who has a role, the eldest first. */
  List<ProcessSample> members() {
    return members;
  }

  /** The PIDs of everybody who has a role. */
  Set<Integer> pids() {
    return judged.keySet();
  }

  /** The role of a process of the snapshot. */
  RoleJudgement of(ProcessSample process) {
    return of(process.pid());
  }

  /** Whether the process with this PID is a master. */
  boolean isMaster(int pid) {
    return of(pid).isMaster();
  }

  /** The workers that a master has forked, the eldest first. */
  List<ProcessSample> workersOf(ProcessSample master) {
    return workers.getOrDefault(master.pid(), List.of());
  }

  private RoleJudgement of(int pid) {
    return judged.getOrDefault(pid, RoleJudgement.NONE);
  }
}
