package gunitop.ownership;

import gunitop.gunicorn.Container;
import gunitop.gunicorn.Inits;
import gunitop.gunicorn.OwnerFacts;
import gunitop.gunicorn.Supervisor;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
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

  private Supervision() {}

  static Supervisor of(ProcessSample master, Snapshot snapshot, OwnerFacts owners) {
    Optional<Container> container = Container.of(master, snapshot);
    return judged(master, snapshot, owners, container).in(container);
  }

  private static Supervisor judged(
      ProcessSample master, Snapshot snapshot, OwnerFacts owners, Optional<Container> container) {
    String containerName = container.map(Container::name).orElse("");
    if (Inits.isFirst(master)) {
      return new Supervisor(
          Supervisor.Kind.CONTAINER, containerName, 0, "it is PID 1 of its PID namespace (NSpid)");
    }
    Optional<ProcessSample> parent = snapshot.process(master.stat().parent());
    Optional<Supervisor> supervisord = SupervisordJudge.parent(master, parent, owners);
    if (supervisord.isPresent()) {
      return supervisord.get();
    }
    if (parent.filter(one -> MinimalInits.endsWithItsChild(one, master)).isPresent()) {
      return new Supervisor(
          Supervisor.Kind.CONTAINER,
          containerName,
          parent.get().pid(),
          "its parent %s is PID 1 of the container and ends with it"
              .formatted(parent.get().stat().name()));
    }
    boolean adopted =
        parent.isEmpty() || Inits.isFirst(parent.get()) || Inits.isSystemd(parent.get());
    if (adopted) {
      return SupervisordJudge.leftBehind(master, snapshot, owners)
          .or(() -> UnitJudge.judge(master, parent, container, snapshot))
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
}
