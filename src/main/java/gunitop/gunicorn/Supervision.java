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

  private static final String SYSTEMD_ITSELF = "/init.scope";

  private Supervision() {}

  static Supervisor of(ProcessSample master, Snapshot snapshot, OwnerFacts owners) {
    Optional<Container> container = Container.of(master, snapshot);
    return judged(master, snapshot, owners, container).in(container);
  }

  private static Supervisor judged(
      ProcessSample master, Snapshot snapshot, OwnerFacts owners, Optional<Container> container) {
    String containerName = container.map(Container::name).orElse("");
    if (isFirstOfItsNamespace(master)) {
      return new Supervisor(
          Supervisor.Kind.CONTAINER, containerName, 0, "it is PID 1 of its PID namespace (NSpid)");
    }
    Optional<ProcessSample> parent = snapshot.process(master.stat().parent());
    boolean adoptedBySupervisord =
        parent.filter(Supervision::isInit).isPresent() && !leadsItsGroup(master);
    if (parent.filter(Supervision::isSupervisord).isPresent() && !adoptedBySupervisord) {
      return new Supervisor(
          Supervisor.Kind.SUPERVISORD,
          programName(master, owners.supervisord(parent.get().pid())),
          parent.get().pid(),
          "its parent " + parent.get().pid() + " is supervisord");
    }
    if (parent.filter(one -> endsWithItsChild(one, master)).isPresent()) {
      return new Supervisor(
          Supervisor.Kind.CONTAINER,
          containerName,
          parent.get().pid(),
          "its parent %s is PID 1 of the container and ends with it"
              .formatted(parent.get().stat().name()));
    }
    boolean adopted = parent.isEmpty() || isInit(parent.get()) || isSystemd(parent.get());
    if (adopted) {
      return leftBehind(master, snapshot, owners)
          .or(() -> ofUnit(master, parent, container, snapshot))
          .orElseGet(
              () ->
                  new Supervisor(
                      Supervisor.Kind.NONE,
                      "",
                      0,
                      container.isPresent()
                          ? "its parent is PID 1 of the container, in no unit"
                          : "its parent is PID 1, in no unit"));
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

  private static Optional<Supervisor> ofUnit(
      ProcessSample master,
      Optional<ProcessSample> parent,
      Optional<Container> container,
      Snapshot snapshot) {
    if (container.isPresent() && parent.filter(Supervision::isSystemd).isEmpty()) {
      // The service is one of our systemd's and holds the whole container.
      return Optional.empty();
    }
    String above = container.map(one -> groupOf(one, snapshot)).orElse("");
    return unitOf(master, above)
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
   * has no number here, because it lies outside this PID namespace, the environment tells, as long
   * as there is but one supervisord that it can mean.
   */
  private static Optional<Supervisor> leftBehind(
      ProcessSample master, Snapshot snapshot, OwnerFacts owners) {
    int session = master.stat().session();
    List<ProcessSample> candidates =
        snapshot.processes().values().stream()
            .filter(one -> one.stat().session() == session)
            .filter(one -> master.stat().processGroup() != 0)
            .filter(Supervision::isSupervisord)
            .sorted(ProcessOrder.OLDEST_FIRST)
            .toList();
    boolean named = Variables.value(master, Variables.SUPERVISOR_PROGRAM).isPresent();
    if (candidates.isEmpty() || session == 0 && !(named && candidates.size() == 1)) {
      return Optional.empty();
    }
    ProcessSample one = candidates.get(0);
    return Optional.of(
        new Supervisor(
            Supervisor.Kind.NONE,
            formerName(master, one, snapshot, owners.supervisord(one.pid())),
            one.pid(),
            "supervisord %s started its forebear (%s) and does not know it"
                .formatted(one.pid(), session == 0 ? "by its environment" : "same session"),
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
    // Asked of every process of the host, once for each application: nothing is made here.
    if (process.stat().name().equals("supervisord")) {
      return true;
    }
    List<String> words = process.traits().commandLine();
    for (int i = 0; i < Math.min(3, words.size()); i++) {
      String word = words.get(i);
      if (word.endsWith("supervisord") && word.lastIndexOf('/') == word.length() - 12) {
        return true;
      }
    }
    return false;
  }

  /** As each of supervisord's own children does; NEW is in the group of OLD. */
  private static boolean leadsItsGroup(ProcessSample master) {
    return master.stat().processGroup() == master.pid();
  }

  private static boolean isSystemd(ProcessSample process) {
    return process.stat().name().equals("systemd");
  }

  /**
   * By the PID in supervisord's own list, else by the environment where it is readable, else as the
   * only program of the configuration that runs Gunicorn where there is no list.
   */
  private static String programName(ProcessSample master, SupervisordFacts facts) {
    return facts
        .withPid(master.pid())
        .map(ProgramStatus::name)
        .or(() -> Optional.of(programInEnvironment(master)).filter(name -> !name.isEmpty()))
        .or(() -> facts.programs().isEmpty() ? facts.onlyGunicorn() : Optional.empty())
        .orElse("");
  }

  private static String programInEnvironment(ProcessSample master) {
    String program = Variables.value(master, Variables.SUPERVISOR_PROGRAM).orElse("");
    String group = Variables.value(master, Variables.SUPERVISOR_GROUP).orElse("");
    return group.isEmpty() || group.equals(program) ? program : group + ":" + program;
  }

  /** The control group of a container that systemd runs: it puts itself into init.scope. */
  private static String groupOf(Container container, Snapshot snapshot) {
    return snapshot
        .process(container.init())
        .map(init -> init.traits().controlGroup().orElse(""))
        .filter(path -> path.endsWith(SYSTEMD_ITSELF))
        .map(path -> path.substring(0, path.length() - SYSTEMD_ITSELF.length()))
        .orElse("");
  }

  /** The service in whose control group it lies; a session's scope is no service. */
  private static Optional<String> unitOf(ProcessSample master, String above) {
    String whole = master.traits().controlGroup().orElse("");
    String path = whole.startsWith(above) ? whole.substring(above.length()) : whole;
    for (String part : path.split("/")) {
      if (part.endsWith(".service") && !part.startsWith("user@")) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }
}
