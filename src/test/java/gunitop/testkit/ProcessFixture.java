package gunitop.testkit;

import gunitop.process.ImageLayout;
import gunitop.process.OpenFiles;
import gunitop.process.Owner;
import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.ProcessStat;
import gunitop.process.ProcessTraits;
import gunitop.process.Reading;
import gunitop.process.RunState;
import gunitop.process.Signal;
import gunitop.process.SignalSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Builds a process sample; what is not said has a plausible value. */
public final class ProcessFixture {
  /** What a Gunicorn master catches. */
  public static final SignalSet MASTER_HANDLERS =
      SignalSet.of(
          Signal.HUP,
          Signal.INT,
          Signal.QUIT,
          Signal.USR1,
          Signal.USR2,
          Signal.TERM,
          Signal.CHLD,
          Signal.TTIN,
          Signal.TTOU,
          Signal.WINCH);

  /** What a Gunicorn worker catches. */
  public static final SignalSet WORKER_HANDLERS =
      SignalSet.of(
          Signal.INT,
          Signal.QUIT,
          Signal.ABRT,
          Signal.USR1,
          Signal.TERM,
          Signal.CHLD,
          Signal.WINCH);

  private final int pid;
  private int parent = 1;
  private double ageSeconds = 3600;
  private long cpuTicks;
  private long residentBytes = 40L << 20;
  private String name = "gunicorn";
  private RunState state = RunState.SLEEPING;
  private Owner owner = new Owner(1001, "frappe");
  private List<String> commandLine = List.of("gunicorn");
  private SignalSet caught = new SignalSet(0);
  private Reading<OpenFiles> files = Reading.notRead();
  private Reading<Long> pssBytes = Reading.notRead();
  private Reading<Set<Long>> connections = Reading.notRead();

  private ProcessFixture(int pid) {
    this.pid = pid;
  }

  /** A process with this PID, an hour old, child of PID 1. */
  public static ProcessFixture process(int pid) {
    return new ProcessFixture(pid);
  }

  /** Whose child it is. */
  public ProcessFixture childOf(int parentPid) {
    parent = parentPid;
    return this;
  }

  /** How long it has lived at {@link Clock#NANOS}, in seconds. */
  public ProcessFixture age(double seconds) {
    ageSeconds = seconds;
    return this;
  }

  /** The CPU time that it has used, in clock ticks. */
  public ProcessFixture cpuTicks(long ticks) {
    cpuTicks = ticks;
    return this;
  }

  /** Its resident memory in mebibytes. */
  public ProcessFixture resident(long mebibytes) {
    residentBytes = mebibytes << 20;
    return this;
  }

  /** Its proportional memory in mebibytes. */
  public ProcessFixture pss(long mebibytes) {
    pssBytes = Reading.known(mebibytes << 20);
    return this;
  }

  /** The connections that it holds. */
  public ProcessFixture connections(int count) {
    connections =
        Reading.known(LongStream.range(0, count).boxed().collect(Collectors.toUnmodifiableSet()));
    return this;
  }

  /** Its run state. */
  public ProcessFixture state(RunState runState) {
    state = runState;
    return this;
  }

  /** Its owner. */
  public ProcessFixture owner(int uid, String login) {
    owner = new Owner(uid, login);
    return this;
  }

  /** Its command line; the name is the first word's file name. */
  public ProcessFixture command(String... words) {
    commandLine = List.of(words);
    String first = words.length == 0 ? "kthread" : words[0].split(" ", 2)[0];
    String file = first.substring(first.lastIndexOf('/') + 1);
    name = file.substring(0, Math.min(15, file.length()));
    return this;
  }

  /** The signals that it catches. */
  public ProcessFixture catching(SignalSet signals) {
    caught = signals;
    return this;
  }

  /** Its open files. */
  public ProcessFixture files(OpenFiles open) {
    files = Reading.known(open);
    return this;
  }

  /** The sample. */
  public ProcessSample sample() {
    ProcessStat stat =
        new ProcessStat(
            name,
            state,
            parent,
            pid,
            parent,
            0,
            cpuTicks,
            20,
            0,
            1,
            residentBytes * 4,
            residentBytes,
            Reading.known(new ImageLayout(0x7ffc_0000L + pid, 0x7ffc_1000L + pid)));
    ProcessTraits traits =
        new ProcessTraits(
            commandLine,
            owner,
            Reading.known(caught),
            Reading.known(List.of(pid)),
            Reading.known(Map.of()),
            Reading.known("/system.slice/web.service"));
    ProcessId id = new ProcessId(pid, Clock.startTicks(ageSeconds), Clock.HOST.bootId());
    return new ProcessSample(id, stat, traits, files, pssBytes, connections);
  }
}
