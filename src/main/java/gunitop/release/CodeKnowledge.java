package gunitop.release;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.GenerationState;
import gunitop.process.Printable;
import gunitop.process.ProcessId;
import gunitop.process.Snapshot;
import gunitop.upgrade.Advice;
import gunitop.upgrade.CodeOnDisk;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Severity;
import gunitop.upgrade.Stage;
import gunitop.upgrade.Step;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was read of the code on disk, some seconds ago, by the master that it was read for.
 *
 * @param byMaster one for each master that was asked about
 * @param nanos when, on the clock of {@link Snapshot#monotonicNanos}
 */
public record CodeKnowledge(Map<ProcessId, DiskFacts> byMaster, long nanos) implements Advice {
  /** Nothing was read. */
  public static final CodeKnowledge NONE = new CodeKnowledge(Map.of(), 0);

  /** What is older is not taken for what lies there now: a disk may block its reader. */
  private static final long LASTING_NANOS = 60_000_000_000L;

  /** Copies the map. */
  public CodeKnowledge {
    byMaster = Map.copyOf(byMaster);
  }

  /** What is known among other advice. */
  public static CodeKnowledge in(Collection<Advice> advice) {
    return Advice.of(CodeKnowledge.class, advice).orElse(NONE);
  }

  /** Which code an application runs; empty where nothing was read for it lately. */
  public Optional<ApplicationCode> of(Application application, Snapshot now) {
    if (now.monotonicNanos() - nanos > LASTING_NANOS) {
      return Optional.empty();
    }
    return new CodeJudge(application, byMaster, now).judge();
  }

  @Override
  public List<Finding> findings(Application application, Stage stage, Snapshot now) {
    boolean matters =
        application.newGeneration().isEmpty()
            && application.old().state() != GenerationState.RETIRING;
    return matters
        ? of(application, now)
            .filter(ApplicationCode::isUnchanged)
            .map(CodeKnowledge::unchanged)
            .stream()
            .toList()
        : List.of();
  }

  private static Finding unchanged(ApplicationCode code) {
    Code disk = code.disk().orElseThrow();
    return new Finding(
        Severity.WARNING,
        FindingCode.CODE_UNCHANGED,
        "Nothing changed since OLD started: NEW would run the same code, %s in %s."
            .formatted(disk.name(), Printable.of(disk.path())),
        "Was a git pull forgotten, or done elsewhere? y goes on all the same.",
        Set.of(Step.USR2));
  }

  @Override
  public Optional<CodeOnDisk> codeOnDisk(Application application, Snapshot now) {
    return new PutBack(application, byMaster.get(application.old().master().id()), now)
        .codeOnDisk(of(application, now));
  }
}
