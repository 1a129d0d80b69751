package gunitop.ui.text;

import gunitop.gunicorn.Generation;
import gunitop.gunicorn.Worker;
import gunitop.process.ProcessId;
import gunitop.upgrade.Assessment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a process is to an application.
 *
 * @param assessment the application
 * @param generation the generation that it belongs to
 * @param worker empty for the master
 */
public record Member(Assessment assessment, Generation generation, Optional<Worker> worker) {

  /** Whether it is the master. */
  public boolean isMaster() {
    return worker.isEmpty();
  }

  /** {@code OLD master}, {@code NEW worker}; no generation is named where there is only one. */
  public String title() {
    String role = isMaster() ? "master" : "worker";
    boolean two = assessment.application().generations().size() == 2;
    return two ? generation.role() + " " + role : role;
  }

  /** Every member of these applications, by identity. */
  public static Map<ProcessId, Member> of(List<Assessment> assessments) {
    Map<ProcessId, Member> members = new HashMap<>();
    for (Assessment assessment : assessments) {
      for (Generation generation : assessment.application().generations()) {
        Member master = new Member(assessment, generation, Optional.empty());
        members.put(generation.master().id(), master);
        for (Worker worker : generation.workers()) {
          members.put(worker.id(), new Member(assessment, generation, Optional.of(worker)));
        }
      }
    }
    return members;
  }
}
