package gunitop.gunicorn;

import gunitop.process.ProcessOrder;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who will act when a master exits, from the parent chain, {@code NSpid}, the control group and the
 * environment where it is readable.
 */
final class Supervision {
  private static final Set<String> SHELLS =
      Set.of(
          "bash",
          "sh",
          "dash",
          "zsh",
          "fish",
          "ksh",
          "tmux",
          "screen",
          "nohup",
          "sudo",
          "su",
          "login",
          "script",
          "sshd",
          "busybox",
          "tmux: server");

  private static final Set<String> MINIMAL_INITS =
      Set.of("tini", "docker-init", "dumb-init", "catatonit", "sh", "bash", "dash", "podman-init");

  private Supervision() {}

  static Supervisor of(ProcessSample master, Snapshot snapshot, OwnerFacts owners) {
    if (isFirstOfItsNamespace(master)) {
      return new Supervisor(
          Supervisor.Kind.CONTAINER, "", 0, "it is PID 1 of its PID namespace (NSpid)");
    }
    Optional<ProcessSample> parent = snapshot.process(master.stat().parent());
    if (parent.filter(Supervision::isSupervisord).isPresent()) {
      return new Supervisor(
          Supervisor.Kind.SUPERVISORD,
          programName(master, owners.supervisord(parent.get().pid())),
          parent.get().pid(),
          "its parent " + parent.get().pid() + " is supervisord");
    }
    if (parent.filter(one -> endsWithItsChild(one, master)).isPresent()) {
      return new Supervisor(
          Supervisor.Kind.CONTAINER,
          "",
          parent.get().pid(),
          "its parent %s is PID 1 of the container and ends with it"
              .formatted(parent.get().stat().name()));
    }
    boolean adopted = parent.isEmpty() || isInit(parent.get()) || isSystemd(parent.get());
    if (adopted) {
      return leftBehind(master, snapshot, owners)
          .or(() -> ofUnit(master, parent))
          .orElseGet(
              () -> new Supervisor(Supervisor.Kind.NONE, "", 0, "its parent is PID 1, in no unit"));
    }
    ProcessSample owner = parent.get();
    return SHELLS.contains(owner.stat().name())
        ? new Supervisor(
            Supervisor.Kind.SHELL,
            owner.stat().name(),
            owner.pid(),
            "its parent " + owner.pid() + " is " + owner.stat().name())
        : new Supervisor(
            Supervisor.Kind.UNKNOWN,
            owner.stat().name(),
            owner.pid(),
            "its parent " + owner.pid() + " (" + owner.stat().name() + ") is none that is known");
  }

  private static Optional<Supervisor> ofUnit(ProcessSample master, Optional<ProcessSample> parent) {
    return unitOf(master)
        .map(
            unit ->
                new Supervisor(
                    Supervisor.Kind.SYSTEMD,
                    unit,
                    parent.map(ProcessSample::pid).orElse(0),
                    "its control group is " + unit));
  }

  /**
   * A NEW master that outlived the OLD one under supervisord: PID 1 has adopted it, and it is still
   * in the session that supervisord's children share, while supervisord's own children each lead a
   * process group ({@code supervisor/process.py _prepare_child_fds: setpgrp}). Where the session
   * has no number here, because it lies outside this PID namespace, the environment tells.
   */
  private static Optional<Supervisor> leftBehind(
      ProcessSample master, Snapshot snapshot, OwnerFacts owners) {
    boolean namesProgram = Variables.value(master, Variables.SUPERVISOR_PROGRAM).isPresent();
    return snapshot.processes().values().stream()
        .filter(one -> one.stat().session() == master.stat().session())
        .filter(one -> one.stat().session() != 0 || namesProgram)
        .filter(one -> master.stat().processGroup() != 0)
        .filter(Supervision::isSupervisord)
        .min(ProcessOrder.OLDEST_FIRST)
        .map(
            one ->
                new Supervisor(
                    Supervisor.Kind.NONE,
                    formerName(master, one, snapshot, owners.supervisord(one.pid())),
                    one.pid(),
                    "supervisord %d started its forebear (same session) and does not know it"
                        .formatted(one.pid()),
                    true));
  }

  private static String formerName(
      ProcessSample master, ProcessSample supervisord, Snapshot snapshot, SupervisordFacts facts) {
    String own = programName(master, facts);
    if (!own.isEmpty()) {
      return own;
    }
    return snapshot.childrenOf(supervisord.pid()).stream()
        .filter(child -> LaunchLine.namesGunicorn(child.traits().commandLine()))
        .map(child -> programName(child, facts))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .or(facts::onlyGunicorn)
        .orElse("");
  }

  /** PID 1 here, or of a container that we look into. */
  static boolean isInit(ProcessSample process) {
    List<Integer> pids = process.traits().namespacePids().orElse(List.of());
    return process.pid() == 1 || pids.size() > 1 && pids.get(pids.size() - 1) == 1;
  }

  /**
   * A container's minimal init, whose own child the master is: it exits when that exits. Its own
   * child is in the init's process group (a shell's) or leads one (tini's); an adopted one is still
   * in the group of whoever started it.
   */
  private static boolean endsWithItsChild(ProcessSample parent, ProcessSample master) {
    boolean forkedTwice =
        master.stat().processGroup() == master.stat().session()
            && master.stat().session() != master.pid();
    boolean ownChild =
        master.stat().processGroup() == parent.stat().processGroup()
            || master.stat().processGroup() == master.pid();
    boolean minimal = isInit(parent) && MINIMAL_INITS.contains(parent.stat().name());
    return minimal && ownChild && !forkedTwice;
  }

  private static boolean isFirstOfItsNamespace(ProcessSample master) {
    List<Integer> pids = master.traits().namespacePids().orElse(List.of());
    return master.pid() == 1 || pids.size() > 1 && pids.get(pids.size() - 1) == 1;
  }

  private static boolean isSupervisord(ProcessSample process) {
    return process.stat().name().equals("supervisord")
        || process.traits().commandLine().stream()
            .limit(3)
            .anyMatch(word -> word.substring(word.lastIndexOf('/') + 1).equals("supervisord"));
  }

  private static boolean isSystemd(ProcessSample process) {
    return process.stat().name().equals("systemd");
  }

  /** By the environment where it is readable, else by the PID in supervisord's own list. */
  private static String programName(ProcessSample master, SupervisordFacts facts) {
    return facts
        .withPid(master.pid())
        .map(ProgramStatus::name)
        .orElseGet(() -> programInEnvironment(master));
  }

  private static String programInEnvironment(ProcessSample master) {
    String program = Variables.value(master, Variables.SUPERVISOR_PROGRAM).orElse("");
    String group = Variables.value(master, Variables.SUPERVISOR_GROUP).orElse("");
    return group.isEmpty() || group.equals(program) ? program : group + ":" + program;
  }

  /** The service in whose control group it lies; a session's scope is no service. */
  private static Optional<String> unitOf(ProcessSample master) {
    String path = master.traits().controlGroup().orElse("");
    for (String part : path.split("/")) {
      if (part.endsWith(".service") && !part.startsWith("user@")) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }
}
