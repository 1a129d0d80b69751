package gunitop.probe;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.Worker;
import gunitop.process.Listener;
import gunitop.process.ProcessId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be asked of one application.
 *
 * @param url what for
 * @param master its eldest master, in whose network namespace it listens
 * @param uid the user of that master
 * @param listener where it listens; empty where that cannot be seen
 * @param members who may take the connection
 * @param ready how many of them are known to be ready
 */
public record ProbeQuestion(
    ProbeUrl url,
    ProcessId master,
    int uid,
    Optional<Listener> listener,
    List<Member> members,
    int ready) {

  /** A worker, and the master of its generation. */
  public record Member(ProcessId worker, ProcessId master) {}

  /** Copies the list. */
  public ProbeQuestion {
    members = List.copyOf(members);
  }

  /** One to its first listener. */
  public static ProbeQuestion of(ProbeUrl url, Application application) {
    List<Member> members = new ArrayList<>();
    int ready = 0;
    for (Generation generation : application.generations()) {
      for (Worker worker : generation.workers()) {
        members.add(new Member(worker.id(), generation.master().id()));
      }
      ready += generation.ready();
    }
    return new ProbeQuestion(
        url,
        application.old().master().id(),
        application.old().master().process().traits().owner().uid(),
        application.listeners().stream().findFirst(),
        members,
        ready);
  }

  /** Whether a worker may be kept waiting for a moment: it is not the only one that serves. */
  public boolean mayHold() {
    return ready > 1;
  }

  /** What tells one application from another. */
  public Object subject() {
    return List.of(url, listener.map(Listener::inode));
  }
}
