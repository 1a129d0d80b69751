package gunitop.gunicorn;

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

  private Supervision() {}

  static Supervisor of(ProcessSample master, Snapshot snapshot) {
    if (isFirstOfItsNamespace(master)) {
      return new Supervisor(
          Supervisor.Kind.CONTAINER, "", 0, "it is PID 1 of its PID namespace (NSpid)");
    }
    Optional<ProcessSample> parent = snapshot.process(master.stat().parent());
    if (parent.filter(Supervision::isSupervisord).isPresent()) {
      return new Supervisor(
          Supervisor.Kind.SUPERVISORD,
          programName(master),
          parent.get().pid(),
          "its parent " + parent.get().pid() + " is supervisord");
    }
    Optional<String> unit = unitOf(master);
    boolean adopted = parent.isEmpty() || parent.get().pid() == 1 || isSystemd(parent.get());
    if (adopted && unit.isPresent()) {
      return new Supervisor(
          Supervisor.Kind.SYSTEMD,
          unit.get(),
          parent.map(ProcessSample::pid).orElse(0),
          "its control group is " + unit.get());
    }
    if (adopted) {
      return new Supervisor(Supervisor.Kind.NONE, "", 0, "its parent is PID 1, in no unit");
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

  private static String programName(ProcessSample master) {
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
