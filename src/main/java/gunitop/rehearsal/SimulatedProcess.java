package gunitop.rehearsal;

import gunitop.process.ImageLayout;
import gunitop.process.OpenFiles;
import gunitop.process.Owner;
import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.ProcessStat;
import gunitop.process.ProcessTraits;
import gunitop.process.Reading;
import gunitop.process.RunState;
import gunitop.process.SignalSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** One process of a simulated host: what the kernel would show of it. */
final class SimulatedProcess {
  /** {@code SigCgt} of an arbiter, of a worker and of a Python that imports, as 20.1 shows them. */
  static final SignalSet ARBITER = new SignalSet(0x8314a07L);

  static final SignalSet WORKER = new SignalSet(0x8304226L);
  static final SignalSet PYTHON = new SignalSet(0x2L);

  /** A master and its forks share it. */
  private static final ImageLayout UNREADABLE = new ImageLayout(1, 1);

  private static final int NAME_BYTES = 15;
  private static final long TICK_NANOS = 10_000_000L;

  final ProcessId id;
  int parent;
  int group;
  int session;
  RunState state = RunState.SLEEPING;
  String name = "";
  List<String> commandLine = List.of();
  Owner owner = new Owner(33, "www-data");
  SignalSet caught = new SignalSet(0);
  ImageLayout layout;
  Map<String, String> environment = Map.of();
  String controlGroup = "/";
  String directory = "/";
  List<Integer> namespacePids;
  final Set<Long> sockets = new TreeSet<>();
  final Set<Long> connections = new TreeSet<>();
  final List<Heartbeat> heartbeats = new ArrayList<>();
  final List<String> logs = new ArrayList<>();
  int threads = 1;
  long residentBytes = 28L << 20;
  long pssBytes = 8L << 20;
  Executing program = signal -> {};
  private long cpuNanos;
  private long burningSince = -1;
  private ProcessSample fixed;

  SimulatedProcess(ProcessId id, int parent) {
    this.id = id;
    this.parent = parent;
    group = id.pid();
    session = id.pid();
    namespacePids = List.of(id.pid());
    layout = new ImageLayout(0x7ffc_0000L + 64L * id.pid(), 0x7ffc_1000L + 64L * id.pid());
  }

  /** One of which nothing is simulated: it always looks as it was seen. */
  static SimulatedProcess bystander(ProcessSample seen) {
    SimulatedProcess process = copy(seen);
    process.fixed = seen;
    return process;
  }

  /** One that begins as it was seen; what could not be read gets a value of its own. */
  static SimulatedProcess copy(ProcessSample seen) {
    SimulatedProcess process = new SimulatedProcess(seen.id(), seen.stat().parent());
    ProcessStat stat = seen.stat();
    process.group = stat.processGroup();
    process.session = stat.session();
    process.name = stat.name();
    process.commandLine = seen.traits().commandLine();
    process.owner = seen.traits().owner();
    process.caught = seen.traits().caught().orElse(process.caught);
    process.layout = stat.layout().orElse(UNREADABLE);
    process.environment = seen.traits().environment().orElse(Map.of());
    process.controlGroup = seen.traits().controlGroup().orElse("/");
    process.namespacePids = seen.traits().namespacePids().orElse(process.namespacePids);
    process.threads = stat.threads();
    process.residentBytes = stat.residentBytes();
    process.pssBytes = seen.pssBytes().orElse(stat.residentBytes() / 3);
    process.cpuNanos = stat.cpuTicks() * TICK_NANOS;
    if (seen.files().isKnown()) {
      OpenFiles files = seen.files().get();
      process.sockets.addAll(files.sockets());
      process.logs.addAll(files.logs());
      process.directory = files.workingDirectory().orElse("/");
    }
    return process;
  }

  int pid() {
    return id.pid();
  }

  /** Sets the command line, and the name to the first word's file name. */
  void command(List<String> words) {
    commandLine = List.copyOf(words);
    String first = words.get(0);
    named(first.startsWith("gunicorn: ") ? first : first.substring(first.lastIndexOf('/') + 1));
  }

  void named(String comm) {
    name = comm.substring(0, Math.min(NAME_BYTES, comm.length()));
  }

  /** From now on it uses a whole CPU, or none. */
  void burns(boolean on, long now) {
    if (burningSince >= 0) {
      cpuNanos += now - burningSince;
    }
    burningSince = on ? now : -1;
  }

  boolean isBusy() {
    return burningSince >= 0;
  }

  /** It has used this much of a CPU. */
  void used(long nanos) {
    cpuNanos += nanos;
  }

  /** As a fork of this one has it. */
  void inherit(SimulatedProcess from) {
    group = from.group;
    session = from.session;
    name = from.name;
    commandLine = from.commandLine;
    owner = from.owner;
    caught = from.caught;
    layout = from.layout;
    environment = from.environment;
    controlGroup = from.controlGroup;
    directory = from.directory;
    sockets.addAll(from.sockets);
    logs.addAll(from.logs);
    residentBytes = from.residentBytes;
    pssBytes = from.pssBytes;
  }

  /** A number that is another one when it is, or does, something else. */
  int shape() {
    long beaten = heartbeats.stream().filter(Heartbeat::hasBeaten).count();
    return Objects.hash(id, parent, state, commandLine, caught, layout, sockets, beaten);
  }

  /** What is seen of it at this instant of the host's monotonic clock. */
  ProcessSample sample(long now) {
    if (fixed != null) {
      return fixed;
    }
    long cpu = cpuNanos + (burningSince >= 0 ? now - burningSince : 0);
    ProcessStat stat =
        new ProcessStat(
            name,
            burningSince >= 0 ? RunState.RUNNING : state,
            parent,
            group,
            session,
            0,
            cpu / TICK_NANOS,
            20,
            0,
            threads,
            4 * residentBytes,
            residentBytes,
            Reading.known(layout));
    ProcessTraits traits =
        new ProcessTraits(
            commandLine,
            owner,
            Reading.known(caught),
            Reading.known(namespacePids),
            Reading.known(environment),
            Reading.known(controlGroup));
    OpenFiles files =
        new OpenFiles(
            sockets,
            heartbeats.stream().map(Heartbeat::file).toList(),
            logs,
            Reading.known(directory));
    return new ProcessSample(
        id,
        stat,
        traits,
        Reading.known(files),
        Reading.known(pssBytes),
        Reading.known(connections));
  }
}
