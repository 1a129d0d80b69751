package gunitop.gunicorn;

import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import gunitop.process.TypedCommand;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The PID namespace below ours in which a process lives: a container. There is none for who looks
 * from inside it ({@code NSpid} starts at the reader's own namespace, {@code proc(5)}).
 *
 * @param engine who made it, by its control group: docker, podman, cri, nspawn, lxc; empty where
 *     that does not tell
 * @param name its name or the first twelve digits of its id; empty where the control group does not
 *     tell
 * @param init the PID here of its first process; 0 where that is not known
 */
public record Container(String engine, String name, int init) {
  private static final int ID_LENGTH = 12;
  private static final int MOST_ANCESTORS = 64;

  private record Engine(String name, Pattern path) {
    static final List<Engine> ALL =
        List.of(
            new Engine("docker", "/docker[-/]([0-9a-f]{12,64})(?:\\.scope)?(?:/|$)"),
            new Engine("podman", "/libpod-(?:payload-)?([0-9a-f]{12,64})(?:\\.scope)?(?:/|$)"),
            new Engine("cri", "/(?:crio|cri-containerd)-([0-9a-f]{12,64})(?:\\.scope)?(?:/|$)"),
            new Engine("cri", "/kubepods[^ ]*/([0-9a-f]{64})(?:/|$)"),
            new Engine("nspawn", "/machine-([^/]+)\\.scope(?:/|$)"),
            new Engine("nspawn", "/systemd-nspawn@([^/]+)\\.service(?:/|$)"),
            new Engine("lxc", "/(?:lxc\\.payload\\.|lxc/)([^/]+)(?:/|$)"));

    Engine(String name, String path) {
      this(name, Pattern.compile(path));
    }
  }

  /** The innermost container that a process lives in; empty where it lives in our namespace. */
  public static Optional<Container> of(ProcessSample process, Snapshot snapshot) {
    if (depth(process) < 2) {
      return Optional.empty();
    }
    int init = init(process, snapshot);
    String path = process.traits().controlGroup().orElse("");
    for (Engine engine : Engine.ALL) {
      Matcher matcher = engine.path().matcher(path);
      if (matcher.find()) {
        return Optional.of(new Container(engine.name(), shortened(matcher.group(1)), init));
      }
    }
    return Optional.of(new Container("", "", init));
  }

  /** The PID of a process in its own namespace: what it and its pidfile call it. */
  public static int pidInside(ProcessSample process) {
    List<Integer> pids = process.traits().namespacePids().orElse(List.of());
    return pids.isEmpty() ? process.pid() : pids.get(pids.size() - 1);
  }

  /** The process that another one knows by this PID; both live in the same namespace. */
  static Optional<ProcessSample> processInside(int pid, ProcessSample other, Snapshot snapshot) {
    int depth = depth(other);
    if (depth < 2) {
      return snapshot.process(pid);
    }
    int init = init(other, snapshot);
    return snapshot.processes().values().stream()
        .filter(one -> depth(one) == depth && pidInside(one) == pid)
        .filter(one -> init(one, snapshot) == init)
        .findFirst();
  }

  /** {@code docker 0123456789ab}; {@code a container} where the control group does not tell. */
  public String label() {
    return name.isEmpty() ? "a container" : engine + " " + name;
  }

  /** What runs a command in it, as it is typed before the command; empty where nothing can. */
  public Optional<TypedCommand> entry() {
    if (engine.equals("docker") || engine.equals("podman") || engine.equals("cri")) {
      String program = engine.equals("cri") ? "crictl" : engine;
      return Optional.of(TypedCommand.of(program, "exec").withName(name));
    }
    return init == 0
        ? Optional.empty()
        : Optional.of(TypedCommand.of("nsenter", "-a", "-r", "-t", String.valueOf(init), "--"));
  }

  private static int depth(ProcessSample process) {
    return process.traits().namespacePids().map(List::size).orElse(0);
  }

  /** Who was moved into a namespace, as by nsenter, has a parent outside: then it is not found. */
  private static int init(ProcessSample process, Snapshot snapshot) {
    int depth = depth(process);
    ProcessSample one = process;
    for (int i = 0; i < MOST_ANCESTORS && depth(one) == depth; i++) {
      if (pidInside(one) == 1) {
        return one.pid();
      }
      Optional<ProcessSample> parent = snapshot.process(one.stat().parent());
      if (parent.isEmpty()) {
        return 0;
      }
      one = parent.get();
    }
    return 0;
  }

  private static String shortened(String name) {
    boolean id = name.matches("[0-9a-f]{12,64}");
    return id ? name.substring(0, ID_LENGTH) : name.replace("\\x2d", "-");
  }
}
