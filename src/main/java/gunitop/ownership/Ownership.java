package gunitop.ownership;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.ApplicationFinder;
import gunitop.gunicorn.History;
import gunitop.gunicorn.OwnerFacts;
import gunitop.gunicorn.Supervisor;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the applications in a snapshot, each with its owner and its third master.
 *
 * @param judges recognise the kinds of owner, in this order
 */
public record Ownership(List<OwnerJudge> judges) {
  /** Copies the list. */
  public Ownership {
    judges = List.copyOf(judges);
  }

  /** The applications, the eldest first. */
  public List<Application> find(Snapshot snapshot, History history) {
    return look(snapshot, history).applications();
  }

  /** Who owns a process, a master or one that will be. */
  public Supervisor ownerOf(ProcessSample process, Snapshot snapshot, OwnerFacts owners) {
    return Supervision.of(judges, process, snapshot, owners);
  }

  /** The applications, and every process that has a role in Gunicorn. */
  public ApplicationFinder.Found look(Snapshot snapshot, History history) {
    ApplicationFinder.Found found = ApplicationFinder.look(snapshot, history);
    List<Application> owned = new ArrayList<>(found.applications().size());
    for (Application one : found.applications()) {
      owned.add(one.ownedBy(ownerOf(one.old().master().process(), snapshot, history.owners())));
    }
    return new ApplicationFinder.Found(
        ThirdMaster.absorbed(this, owned, found.judged(), snapshot, history), found.judged());
  }
}
