package gunitop.masterlog;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationRole;
import gunitop.gunicorn.Worker;
import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The masters and workers that an application was seen with, those that are gone too: what a PID in
 * a log means.
 *
 * @param members by their PID in their own PID namespace, the first seen first
 * @param roles what each master is, or was when it was last one of two
 */
public record SeenMembers(Map<Integer, Member> members, Map<ProcessId, GenerationRole> roles) {
  /** Nobody was seen yet. */
  public static final SeenMembers NONE = new SeenMembers(Map.of(), Map.of());

  private static final int MOST = 4096;

  /** A log tells whole seconds, and a process may log before its start is read. */
  private static final long EARLY_SECONDS = 2;

  /**
   * One of them.
   *
   * @param id the process
   * @param master its master; itself where it is one
   * @param start when it began, by the wall clock
   */
  public record Member(ProcessId id, ProcessId master, Instant start) {
    boolean isWorker() {
      return !id.equals(master);
    }
  }

  /**
   * Whose line it is.
   *
   * @param role which generation; empty where that is none of the two on the screen
   * @param isWorker whether a worker of it
   */
  public record Author(Optional<GenerationRole> role, boolean isWorker) {}

  /** After one more snapshot; the same where it shows nobody new. */
  public SeenMembers after(Application application, Snapshot snapshot) {
    Map<ProcessId, GenerationRole> nextRoles = rolesAfter(application);
    boolean same = nextRoles.equals(roles);
    Map<Integer, Member> more = null;
    for (Generation generation : application.generations()) {
      ProcessId master = generation.master().id();
      more = with(more, generation.master().process(), master, snapshot);
      List<Worker> workers = generation.workers();
      for (int i = 0; i < workers.size(); i++) {
        more = with(more, workers.get(i).process(), master, snapshot);
      }
    }
    return same && more == null ? this : new SeenMembers(more == null ? members : more, nextRoles);
  }

  private Map<ProcessId, GenerationRole> rolesAfter(Application application) {
    Map<ProcessId, GenerationRole> next = new HashMap<>();
    if (application.newGeneration().isEmpty()) {
      // The only one is OLD by rule; its lines keep the mark that they had beside the other.
      next.putAll(roles);
      next.putIfAbsent(application.old().master().id(), GenerationRole.OLD);
    } else {
      application.generations().forEach(one -> next.put(one.master().id(), one.role()));
    }
    return next;
  }

  private Map<Integer, Member> with(
      Map<Integer, Member> more, ProcessSample process, ProcessId master, Snapshot snapshot) {
    List<Integer> pids = process.traits().namespacePids().orElse(List.of());
    int pid = pids.isEmpty() ? process.pid() : pids.get(pids.size() - 1);
    Member known = (more == null ? members : more).get(pid);
    if (known != null && known.id().equals(process.id()) && known.master().equals(master)) {
      return more;
    }
    Map<Integer, Member> next = more == null ? new LinkedHashMap<>(members) : more;
    next.remove(pid);
    next.put(pid, new Member(process.id(), master, start(process.id(), snapshot)));
    if (next.size() > MOST) {
      next.remove(next.keySet().iterator().next());
    }
    return next;
  }

  private static Instant start(ProcessId id, Snapshot snapshot) {
    double up = snapshot.host().uptimeSecondsAt(snapshot.monotonicNanos());
    double age = up - id.startTicks() / (double) snapshot.host().ticksPerSecond();
    return snapshot.time().minusNanos((long) (age * 1e9));
  }

  /** Who wrote an entry; empty where nobody was seen who could have. */
  public Optional<Author> author(LogEntry entry) {
    if (entry.pid().isEmpty() || entry.time().isEmpty()) {
      return Optional.empty();
    }
    Member member = members.get(entry.pid().getAsInt());
    if (member == null || entry.time().get().isBefore(member.start().minusSeconds(EARLY_SECONDS))) {
      return Optional.empty();
    }
    return Optional.of(
        new Author(Optional.ofNullable(roles.get(member.master())), member.isWorker()));
  }
}
