package gunitop.preflight;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.LostRelease;
import gunitop.process.ProcessId;
import gunitop.process.Snapshot;
import gunitop.upgrade.Advice;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The checks of each master that was looked at last; against USR2 alone.
 *
 * @param read what its facts came to
 */
public record PreflightAdvice(Map<ProcessId, List<Check>> read) implements Advice {
  /** Nobody was looked at. */
  public static final PreflightAdvice NONE = new PreflightAdvice(Map.of());

  /** Copies the map. */
  public PreflightAdvice {
    read = Map.copyOf(read);
  }

  /** What these facts come to. */
  public static PreflightAdvice of(Map<ProcessId, PreflightFacts> facts) {
    Map<ProcessId, List<Check>> read = new HashMap<>();
    facts.forEach((master, one) -> read.put(master, Checks.of(one)));
    return new PreflightAdvice(read);
  }

  /** The one among all that is known; an empty one where there is none. */
  public static PreflightAdvice in(List<Advice> advice) {
    return Advice.of(PreflightAdvice.class, advice).orElse(NONE);
  }

  @Override
  public List<Finding> findings(Application application, Stage stage, Snapshot now) {
    ProcessId master = application.old().master().id();
    if (application.newGeneration().isPresent() || !read.containsKey(master)) {
      return List.of();
    }
    boolean isTold = LostRelease.of(application.old().master(), now).isPresent();
    return new Preflight(master, read.get(master))
        .findings().stream()
            .filter(finding -> !(isTold && finding.code() == FindingCode.RELEASE_GONE))
            .toList();
  }

  /**
   * All checks of an application: what was read, and what is known already; empty where nobody
   * looked, and beside a NEW.
   */
  public Optional<Preflight> of(Assessment known) {
    Application application = known.application();
    ProcessId master = application.old().master().id();
    if (application.newGeneration().isPresent() || !read.containsKey(master)) {
      return Optional.empty();
    }
    List<Check> checks = new ArrayList<>(read.get(master));
    checks.addAll(Checks.of(known));
    return Optional.of(new Preflight(master, checks));
  }
}
