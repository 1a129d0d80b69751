package gunitop.upgrade.finding;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.CrashLoop;
import gunitop.gunicorn.Daemonization;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationRole;
import gunitop.gunicorn.GenerationState;
import gunitop.gunicorn.History;
import gunitop.gunicorn.Preload;
import gunitop.process.Owner;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import gunitop.process.TypedCommand;
import gunitop.upgrade.CodeOnDisk;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.OldWorkers;
import gunitop.upgrade.Owners;
import gunitop.upgrade.Severity;
import gunitop.upgrade.Stage;
import gunitop.upgrade.Step;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What an operator must know before the next key; one method a finding. */
public final class Findings {
  private static final Set<Step> EVERY_STEP = EnumSet.allOf(Step.class);
  private static final Set<Step> WINCH = Set.of(Step.WINCH);

  private Findings() {}

  public static List<Finding> of(
      Application application,
      Stage stage,
      Snapshot snapshot,
      History history,
      Optional<CodeOnDisk> code,
      Owners owners) {
    List<Finding> found = new ArrayList<>();
    for (Generation generation : application.generations()) {
      notPermitted(generation, snapshot).ifPresent(found::add);
      masterStopped(generation).ifPresent(found::add);
      crashLoop(generation, snapshot, history).ifPresent(found::add);
      SilentWorkers.stuck(generation).ifPresent(found::add);
      SilentWorkers.stopped(generation).ifPresent(found::add);
    }
    otherOwner(application).ifPresent(found::add);
    notPinned(snapshot).ifPresent(found::add);
    processesHidden(snapshot).ifPresent(found::add);
    ReleaseFinding.before(application, snapshot).ifPresent(found::add);
    ReleaseFinding.after(application, snapshot).ifPresent(found::add);
    winchIgnored(application).ifPresent(found::add);
    ModuleFinding.of(application, history).ifPresent(found::add);
    found.addAll(OwnerFindings.of(application, stage, snapshot, history, owners));
    revertLoadsDisk(application, stage, code).ifPresent(found::add);
    newDied(application, snapshot, history).ifPresent(found::add);
    FileFindings.stalePidfile(application, snapshot, history).ifPresent(found::add);
    FileFindings.reusePort(application, history).ifPresent(found::add);
    return found;
  }

  private static Optional<Finding> notPermitted(Generation generation, Snapshot snapshot) {
    Owner owner = generation.master().process().traits().owner();
    Owner viewer = snapshot.viewer();
    if (viewer.isRoot() || viewer.uid() == owner.uid()) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            Severity.BLOCKER,
            FindingCode.NOT_PERMITTED,
            "No permission: master %s belongs to %s, you are %s."
                .formatted(generation.master().pid(), owner.name(), viewer.name()),
            owner.isRoot()
                ? "Run gunitop as root."
                : "Run gunitop as %s or as root.".formatted(owner.name()),
            EVERY_STEP));
  }

  private static Optional<Finding> otherOwner(Application application) {
    List<ProcessSample> strangers = application.strangers();
    if (strangers.isEmpty()) {
      return Optional.empty();
    }
    String who =
        strangers.stream()
            .limit(3)
            .map(one -> one.pid() + " of " + one.traits().owner().name())
            .collect(Collectors.joining(", "));
    String more = strangers.size() > 3 ? " and " + (strangers.size() - 3) + " more" : "";
    return Optional.of(
        new Finding(
            Severity.BLOCKER,
            FindingCode.OTHER_OWNER,
            "Another user's process looks like a part of this application of %s: %s%s."
                .formatted(application.old().master().process().traits().owner().name(), who, more),
            "It is shown apart, and no step goes to it. Find out who started it, and why.",
            EVERY_STEP));
  }

  private static Optional<Finding> processesHidden(Snapshot snapshot) {
    String hidden = snapshot.host().hidden();
    return hidden.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Severity.WARNING,
                FindingCode.PROCESSES_HIDDEN,
                "Not every process can be seen: "
                    + hidden
                    + ". Who owns this master, and a third one, may be among them.",
                "Run gunitop as root.",
                EnumSet.of(Step.TERM)));
  }

  private static Optional<Finding> notPinned(Snapshot snapshot) {
    String reason = snapshot.host().pinning().reason();
    return reason.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Severity.WARNING,
                FindingCode.NOT_PINNED,
                "Signals go by PID alone: "
                    + reason
                    + ". The process is checked right before, but nothing ties the signal to it.",
                "Each step asks for a y; in a container, a seccomp profile with pidfd_open helps.",
                EVERY_STEP));
  }

  private static Optional<Finding> masterStopped(Generation generation) {
    if (!generation.master().process().stat().state().isStopped()) {
      return Optional.empty();
    }
    int pid = generation.master().pid();
    return Optional.of(
        new Finding(
            Severity.BLOCKER,
            FindingCode.MASTER_STOPPED,
            "Master %s is stopped (state %c): signals queue and nothing happens."
                .formatted(pid, generation.master().process().stat().state().letter()),
            "Find out who stopped it; %s lets it run again."
                .formatted(TypedCommand.of("kill", "-CONT", String.valueOf(pid)).text()),
            EVERY_STEP));
  }

  private static Optional<Finding> crashLoop(
      Generation generation, Snapshot snapshot, History history) {
    boolean isNew = generation.role() == GenerationRole.NEW;
    return CrashLoop.of(generation.master().id(), history, snapshot)
        .map(
            loop ->
                new Finding(
                    Severity.WARNING,
                    FindingCode.CRASH_LOOP,
                    "Workers of %s master %s keep dying: %s died within %.0f s, %s."
                        .formatted(
                            generation.role(),
                            generation.master().pid(),
                            loop.deaths(),
                            Math.ceil(loop.seconds()),
                            loop.manner()),
                    isNew
                        ? "Revert with r, read Gunicorn's error log, fix the code."
                        : "Read Gunicorn's error log before anything else.",
                    isNew ? EnumSet.of(Step.WINCH, Step.DRAIN, Step.TERM) : EnumSet.of(Step.USR2)));
  }

  private static Optional<Finding> winchIgnored(Application application) {
    Daemonization daemonization = application.daemonization();
    boolean matters =
        application.old().state() != GenerationState.RETIRING
            && !application.old().workers().isEmpty();
    if (daemonization.obeysWinch() || !matters) {
      return Optional.empty();
    }
    int pid = application.old().master().pid();
    String message =
        daemonization.verdict() == Daemonization.Verdict.NO
            ? "WINCH would be ignored: master "
                + pid
                + " was not started with --daemon ("
                + daemonization.witness()
                + ")."
            : "WINCH may be ignored: whether master "
                + pid
                + " was started with --daemon is unknown ("
                + daemonization.witness()
                + ").";
    return Optional.of(
        new Finding(
            Severity.WARNING,
            FindingCode.WINCH_IGNORED,
            message,
            "d drains OLD by TTOU, down to one worker; or go on to TERM, which drains it too.",
            WINCH));
  }

  private static Optional<Finding> revertLoadsDisk(
      Application application, Stage stage, Optional<CodeOnDisk> code) {
    boolean matters =
        stage == Stage.BOOTING
            || stage == Stage.OVERLAP
            || stage == Stage.DRAINING
            || stage == Stage.DRAINED;
    Preload preload = application.preload();
    if (!matters || preload.verdict() == Preload.Verdict.YES) {
      return Optional.empty();
    }
    boolean unknown = preload.verdict() == Preload.Verdict.UNKNOWN;
    return Optional.of(
        new Finding(
            Severity.INFO,
            unknown ? FindingCode.PRELOAD_UNKNOWN : FindingCode.NO_PRELOAD_REVERT,
            (unknown
                    ? "Whether OLD preloaded is unknown (%s): a revert after the drain may load the code on disk%s."
                    : "OLD seems not to preload (%s): a revert after the drain loads the code on disk%s.")
                .formatted(preload.witness(), code.map(one -> ", " + one.name()).orElse("")),
            code.map(CodeOnDisk::advice)
                .orElse("Keep the OLD code at hand; put it back before a HUP."),
            Set.of()));
  }

  private static Optional<Finding> newDied(
      Application application, Snapshot snapshot, History history) {
    if (application.newGeneration().isPresent()) {
      return Optional.empty();
    }
    Generation old = application.old();
    return history
        .lastLossOf(old.master().id())
        .filter(loss -> !loss.wasTold() && loss.knownNanos() != 0)
        .map(
            loss ->
                new Finding(
                    Severity.WARNING,
                    FindingCode.NEW_DIED,
                    loss.life() + "; " + OldWorkers.fate(loss.oldWorkers(), old, snapshot) + ".",
                    "Read Gunicorn's error log, fix the code, then send USR2 again.",
                    Set.of()));
  }
}
