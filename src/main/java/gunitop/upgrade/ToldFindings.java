package gunitop.upgrade;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.process.ProcessId;
import gunitop.process.Snapshot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Findings that no snapshot shows and that others have told, by their source and the master that
 * they are about. They stay until the same source tells anew.
 *
 * @param bySource what each source told last
 */
record ToldFindings(Map<FindingSource, Map<ProcessId, List<Finding>>> bySource) implements Advice {
  static final ToldFindings NONE = new ToldFindings(Map.of());

  private static final Set<Step> USR2 = Set.of(Step.USR2);

  /** Copies the map. */
  ToldFindings {
    bySource = Map.copyOf(bySource);
  }

  /** With all that a source tells now in the place of what it told before. */
  ToldFindings with(FindingSource source, Map<ProcessId, List<Finding>> findings) {
    Map<FindingSource, Map<ProcessId, List<Finding>>> all = new EnumMap<>(FindingSource.class);
    all.putAll(bySource);
    all.put(source, Map.copyOf(findings));
    return new ToldFindings(all);
  }

  /** What was told of an application; what stands against USR2 alone goes where NEW is there. */
  @Override
  public List<Finding> findings(Application application, Stage stage, Snapshot now) {
    List<Finding> found = new ArrayList<>();
    for (Map<ProcessId, List<Finding>> told : bySource.values()) {
      for (Generation generation : application.generations()) {
        for (Finding finding : told.getOrDefault(generation.master().id(), List.of())) {
          if (application.newGeneration().isEmpty() || !finding.against().equals(USR2)) {
            found.add(finding);
          }
        }
      }
    }
    return found;
  }
}
