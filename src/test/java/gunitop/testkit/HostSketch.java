package gunitop.testkit;

import gunitop.process.ExitStatus;
import gunitop.process.FileReading;
import gunitop.process.Host;
import gunitop.process.ImageLayout;
import gunitop.process.Listener;
import gunitop.process.OpenFiles;
import gunitop.process.Owner;
import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.ProcessStat;
import gunitop.process.ProcessTraits;
import gunitop.process.Reading;
import gunitop.process.RunState;
import gunitop.process.SeenPath;
import gunitop.process.SignalSet;
import gunitop.process.Snapshot;
import gunitop.process.StandardStreams;
import gunitop.process.TemporaryFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A host with Gunicorns on it, sketched by a test process by process, with the values that a real
 * one shows (Gunicorn 20.1.0, Linux 6.18). The host was booted at the epoch of {@link #BOOT}.
 */
public final class HostSketch {
  /** {@code SigCgt} of an arbiter. */
  public static final long MASTER_CATCHES = 0x8314a07L;

  /** {@code SigCgt} of a worker. */
  public static final long WORKER_CATCHES = 0x8304226L;

  /** {@code SigCgt} of Python before a program has installed anything. */
  public static final long PYTHON_CATCHES = 0x2L;

  /** When the host was booted, by the wall clock. */
  public static final Instant BOOT = Instant.parse("2026-01-01T00:00:00Z");

  private final Map<Integer, Draft> drafts = new LinkedHashMap<>();
  private final Map<Long, Listener> listeners = new HashMap<>();
  private final Map<String, FileReading> files = new HashMap<>();
  private final Map<SeenPath, Boolean> paths = new HashMap<>();
  private final Map<ProcessId, ExitStatus> exits = new HashMap<>();
  private Owner viewer = new Owner(0, "root");
  private double uptimeSeconds = 1000;

  /** A process under construction. */
  public static final class Draft {
    private final int pid;
    private int parent;
    private int group;
    private int session;
    private int terminal;
    private double bornSeconds;
    private RunState state = RunState.SLEEPING;
    private String name = "python3";
    private List<String> commandLine = List.of();
    private Owner owner = new Owner(0, "root");
    private Reading<SignalSet> caught = Reading.known(new SignalSet(0));
    private Reading<ImageLayout> layout;
    private Reading<Map<String, String>> environment = Reading.known(Map.of());
    private Reading<String> controlGroup = Reading.known("/");
    private List<Integer> namespacePids;
    private final Set<Long> sockets = new HashSet<>();
    private final List<TemporaryFile> temporary = new ArrayList<>();
    private final Set<Long> connections = new HashSet<>();
    private String directory = "/";
    private Reading<String> program = Reading.notRead();
    private boolean filesDenied;
    private boolean tracked = true;

    private StandardStreams streams = StandardStreams.NOT_READ;

    private Draft(int pid, int parent) {
      this.pid = pid;
      this.parent = parent;
      this.group = pid;
      this.session = pid;
      this.namespacePids = List.of(pid);
      this.layout = Reading.known(new ImageLayout(pid * 1000L, pid * 1000L + 8));
    }

    /** Sets the parent. */
    public Draft parent(int value) {
      parent = value;
      return this;
    }

    /** Sets process group and session. */
    public Draft session(int newGroup, int newSession) {
      group = newGroup;
      session = newSession;
      return this;
    }

    /** Sets the controlling terminal. */
    public Draft terminal(int device) {
      terminal = device;
      return this;
    }

    /** Sets the state. */
    public Draft state(RunState value) {
      state = value;
      return this;
    }

    /** Sets {@code comm}. */
    public Draft name(String value) {
      name = value;
      return this;
    }

    /** Sets the command line or title. */
    public Draft commandLine(String... words) {
      commandLine = List.of(words);
      return this;
    }

    /** Sets the owner. */
    public Draft owner(int uid, String login) {
      owner = new Owner(uid, login);
      return this;
    }

    /** Sets {@code SigCgt}. */
    public Draft catches(long mask) {
      caught = Reading.known(new SignalSet(mask));
      return this;
    }

    /** Sets the environment as far as it is read. */
    public Draft environment(Map<String, String> variables) {
      environment = Reading.known(variables);
      return this;
    }

    /** Sets the control group. */
    public Draft controlGroup(String path) {
      controlGroup = Reading.known(path);
      return this;
    }

    /** Sets the PIDs in nested namespaces. */
    public Draft namespacePids(Integer... pids) {
      namespacePids = List.of(pids);
      return this;
    }

    /** Sets the working directory. */
    public Draft worksIn(String path) {
      directory = path;
      return this;
    }

    /** Was executed as this. */
    public Draft executed(String path) {
      program = Reading.known(path);
      return this;
    }

    /** Sets what its standard streams are. */
    public Draft streams(StandardStreams value) {
      streams = value;
      return this;
    }

    /** Holds an established connection. */
    public Draft serves(long inode) {
      connections.add(inode);
      return this;
    }

    /** Has answered on that connection. */
    public Draft finishes(long inode) {
      connections.remove(inode);
      return this;
    }

    /** Opens a socket. */
    public Draft holds(long inode) {
      sockets.add(inode);
      return this;
    }

    /** Closes every socket. */
    public Draft closesSockets() {
      sockets.clear();
      return this;
    }

    /** Closes its deleted files. */
    public Draft closesHeartbeat() {
      temporary.clear();
      return this;
    }

    /** Hides from us what only the owner and root may read. */
    public Draft denied() {
      filesDenied = true;
      layout = Reading.denied();
      environment = Reading.denied();
      return this;
    }

    /** Nobody has looked at its files. */
    public Draft untracked() {
      tracked = false;
      return this;
    }

    private ProcessSample sample() {
      ProcessStat stat =
          new ProcessStat(
              name,
              state,
              parent,
              group,
              session,
              terminal,
              10,
              20,
              0,
              1,
              36_000_000,
              25_000_000,
              layout);
      ProcessTraits traits =
          new ProcessTraits(
              commandLine, owner, caught, Reading.known(namespacePids), environment, controlGroup);
      Reading<OpenFiles> files =
          filesDenied
              ? Reading.denied()
              : tracked
                  ? Reading.known(
                      new OpenFiles(
                          sockets,
                          temporary,
                          List.of(),
                          Reading.known(directory),
                          true,
                          program,
                          streams))
                  : Reading.notRead();
      return new ProcessSample(
          id(pid, bornSeconds), stat, traits, files, Reading.notRead(), Reading.known(connections));
    }
  }

  /** The identity of a process born so many seconds after boot. */
  public static ProcessId id(int pid, double bornSeconds) {
    return new ProcessId(pid, Math.round(bornSeconds * 100), "boot");
  }

  /** The identity of a process of this sketch. */
  public ProcessId id(int pid) {
    return id(pid, drafts.get(pid).bornSeconds);
  }

  /** Lets it be this many seconds after boot; what comes from now on is born now. */
  public HostSketch at(double seconds) {
    uptimeSeconds = seconds;
    return this;
  }

  /** Lets us be this user. */
  public HostSketch viewer(int uid, String name) {
    viewer = new Owner(uid, name);
    return this;
  }

  /** Any process. */
  public Draft process(int pid, int parent) {
    Draft draft = new Draft(pid, parent);
    draft.bornSeconds = uptimeSeconds;
    drafts.put(pid, draft);
    return draft;
  }

  /** A listening socket. */
  public HostSketch listener(long inode, String address) {
    listeners.put(inode, new Listener(inode, address, Reading.known(0), Reading.known(2048)));
    return this;
  }

  /** A listening socket as it is told. */
  public HostSketch listener(Listener listener) {
    listeners.put(listener.inode(), listener);
    return this;
  }

  /** A master under PID 1, started with {@code --daemon}, with a title. */
  public Draft daemon(int pid, long listener) {
    return process(pid, 1)
        .session(pid - 1, pid - 1)
        .name("gunicorn: maste")
        .commandLine("gunicorn: master [app:application]")
        .catches(MASTER_CATCHES)
        .holds(listener);
  }

  /** A NEW master, executed by another one, that has installed its handlers. */
  public Draft reexeced(int pid, int parent) {
    Draft old = drafts.get(parent);
    Draft draft =
        process(pid, parent)
            .session(old.group, old.session)
            .name("gunicorn: maste")
            .commandLine("gunicorn: master [app:application.2]")
            .catches(MASTER_CATCHES)
            .environment(Map.of("GUNICORN_PID", String.valueOf(parent)))
            .owner(old.owner.uid(), old.owner.name());
    draft.controlGroup = old.controlGroup;
    draft.sockets.addAll(old.sockets);
    return draft;
  }

  /** A NEW master that imports still. */
  public Draft importing(int pid, int parent) {
    return reexeced(pid, parent)
        .name("gunicorn")
        .catches(PYTHON_CATCHES)
        .commandLine("/usr/bin/python3", "/usr/bin/gunicorn", "-w", "2", "app:application");
  }

  /** A worker that has not beaten. */
  public Draft booting(int pid, int master) {
    return forked(pid, master, 0600, bornEpochNanos(), bornEpochNanos());
  }

  /** A worker that beats now. */
  public Draft ready(int pid, int master) {
    long beat = bornEpochNanos();
    return forked(pid, master, 1, beat - 5_000_000L, beat);
  }

  /** Ready workers with these PIDs. */
  public HostSketch ready(int master, List<Integer> pids) {
    pids.forEach(pid -> ready(pid, master));
    return this;
  }

  /** A fork of a process, with all that it holds: no worker. */
  public Draft fork(int pid, int parent) {
    Draft of = drafts.get(parent);
    Draft draft =
        process(pid, parent)
            .session(of.group, of.session)
            .name(of.name)
            .commandLine(of.commandLine.toArray(String[]::new))
            .owner(of.owner.uid(), of.owner.name());
    draft.caught = of.caught;
    draft.layout = of.layout;
    draft.sockets.addAll(of.sockets);
    draft.temporary.addAll(of.temporary);
    return draft;
  }

  /** Lets a process hold another one's heartbeat files too. */
  public HostSketch shares(int pid, int other) {
    drafts.get(pid).temporary.addAll(drafts.get(other).temporary);
    return this;
  }

  /** A child of a USR2 that failed before it executed anything. */
  public Draft failedChild(int pid, int master) {
    Draft parent = drafts.get(master);
    Draft draft = process(pid, master).catches(MASTER_CATCHES).name("gunicorn: maste");
    draft.commandLine = parent.commandLine;
    draft.layout = parent.layout;
    // Whatever its master closes, the child keeps.
    draft.temporary.add(new TemporaryFile(1, 99_000L + pid, 1, 0, 0));
    return draft;
  }

  private Draft forked(int pid, int master, int mode, long modified, long changed) {
    Draft parent = drafts.get(master);
    Draft draft =
        process(pid, master)
            .session(parent.group, parent.session)
            .name("gunicorn: worke")
            .commandLine(parent.commandLine.get(0).replace("master", "worker"))
            .catches(WORKER_CATCHES)
            .owner(parent.owner.uid(), parent.owner.name());
    draft.layout = parent.layout;
    draft.sockets.addAll(parent.sockets);
    TemporaryFile heartbeat = new TemporaryFile(1, 10_000L + pid, mode, modified, changed);
    draft.temporary.add(heartbeat);
    parent.temporary.add(heartbeat);
    if (parent.filesDenied) {
      draft.denied();
    }
    return draft;
  }

  /** Lets a file hold this text. */
  public HostSketch file(String path, String text) {
    files.put(path, new FileReading(Reading.known(text), Reading.known(1L)));
    return this;
  }

  /** Lets something lie at a path, or nothing, as a process sees it. */
  public HostSketch path(int pid, String path, boolean isThere) {
    paths.put(new SeenPath(pid, path), isThere);
    return this;
  }

  /** Removes a file. */
  public HostSketch withoutFile(String path) {
    files.remove(path);
    return this;
  }

  /** Changes a process. */
  public HostSketch change(int pid, Consumer<Draft> change) {
    change.accept(drafts.get(pid));
    return this;
  }

  /** Lets a booting worker beat. */
  public HostSketch beats(int pid) {
    TemporaryFile beaten =
        new TemporaryFile(1, 10_000L + pid, 1, bornEpochNanos(), bornEpochNanos());
    for (Draft draft : drafts.values()) {
      draft.temporary.replaceAll(file -> file.inode() == beaten.inode() ? beaten : file);
    }
    return this;
  }

  /** Lets each worker beat that has beaten before. */
  public HostSketch beat() {
    long now = bornEpochNanos();
    for (Draft draft : drafts.values()) {
      draft.temporary.replaceAll(
          file ->
              file.mode() == 1
                  ? new TemporaryFile(file.device(), file.inode(), 1, file.modifiedNanos(), now)
                  : file);
    }
    return this;
  }

  /** Ends a process, and the kernel tells how. */
  public HostSketch ends(int pid, ExitStatus how) {
    exits.put(id(pid), how);
    return ends(pid);
  }

  /** Ends processes; their children are adopted by PID 1. */
  public HostSketch ends(int... pids) {
    for (int pid : pids) {
      drafts.remove(pid);
      for (Draft draft : drafts.values()) {
        boolean isMaster = draft.caught.orElse(new SignalSet(0)).bits() == MASTER_CATCHES;
        draft.temporary.removeIf(file -> isMaster && file.inode() == 10_000L + pid);
        if (draft.parent == pid) {
          draft.parent = 1;
        }
      }
    }
    return this;
  }

  private long bornEpochNanos() {
    return BOOT.getEpochSecond() * 1_000_000_000L + Math.round(uptimeSeconds * 1e9);
  }

  /** What is seen now. */
  public Snapshot snapshot() {
    Instant time = BOOT.plusNanos(Math.round(uptimeSeconds * 1e9));
    Map<Integer, ProcessSample> processes = new HashMap<>();
    drafts.forEach((pid, draft) -> processes.put(pid, draft.sample()));
    return new Snapshot(
        time,
        Math.round(uptimeSeconds * 1e9),
        new Host("web-03", "boot", 100, 2, 0),
        viewer,
        processes,
        listeners,
        files,
        exits,
        processes.size(),
        paths);
  }
}
