package gunitop.testkit;

import static gunitop.testkit.ProcessFixture.process;

import gunitop.gunicorn.Desired;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationRole;
import gunitop.gunicorn.GenerationState;
import gunitop.gunicorn.Master;
import gunitop.gunicorn.Role;
import gunitop.gunicorn.Worker;
import gunitop.gunicorn.WorkerState;
import gunitop.process.OpenFiles;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Builds a generation: a master and its workers, with consecutive PIDs. */
public final class GenerationFixture {
  /** The CPU time of a worker that is still importing. */
  static final long BOOTING_TICKS = 390;

  private final GenerationRole role;
  private final int masterPid;
  private final List<Worker> workers = new ArrayList<>();
  private int parent = 1;
  private double ageSeconds = 3 * 86_400 + 4 * 3600;
  private GenerationState state = GenerationState.SERVING;
  private RunState run = RunState.SLEEPING;
  private Role masterRole = Role.MASTER;
  private int desired = 10;
  private int nextPid;
  private List<String> logs = List.of();

  private GenerationFixture(GenerationRole role, int masterPid) {
    this.role = role;
    this.masterPid = masterPid;
    this.nextPid = masterPid + 3;
  }

  /** OLD, three days old. */
  public static GenerationFixture old(int masterPid) {
    return new GenerationFixture(GenerationRole.OLD, masterPid);
  }

  /** NEW, 41 seconds old, a child of OLD. */
  public static GenerationFixture newGeneration(int masterPid, int oldPid) {
    return new GenerationFixture(GenerationRole.NEW, masterPid).childOf(oldPid).age(41);
  }

  /** Whose child the master is. */
  public GenerationFixture childOf(int pid) {
    parent = pid;
    return this;
  }

  /** How long the master has lived, in seconds. */
  public GenerationFixture age(double seconds) {
    ageSeconds = seconds;
    return this;
  }

  /** How many workers the master wants. */
  public GenerationFixture desired(int count) {
    desired = count;
    return this;
  }

  /** What the generation does. */
  public GenerationFixture state(GenerationState generationState) {
    state = generationState;
    return this;
  }

  /** The master has been stopped by a signal. */
  public GenerationFixture stopped() {
    run = RunState.STOPPED;
    return this;
  }

  /** The master still imports. */
  public GenerationFixture importing() {
    masterRole = Role.IMPORTING;
    state = GenerationState.BOOTING;
    return this;
  }

  /** With these files open for writing. */
  public GenerationFixture logs(String... paths) {
    logs = List.of(paths);
    return this;
  }

  /** With so many workers in this state. */
  public GenerationFixture workers(int count, WorkerState workerState) {
    for (int i = 0; i < count; i++) {
      int index = workers.size();
      boolean booting = workerState == WorkerState.BOOTING;
      double age = booting ? 4 : Math.max(1, ageSeconds - 1 - 0.1 * index);
      double beat = workerState == WorkerState.STUCK ? 47 : 0.4 + index % 4;
      ProcessSample sample =
          process(nextPid++)
              .childOf(masterPid)
              .age(age)
              .cpuTicks(booting ? BOOTING_TICKS : 1200 + 37L * index)
              .resident(48 + index % 3)
              .pss(booting ? 31 : 20 + index % 3)
              .connections(booting ? 0 : index % 2)
              .command("gunicorn: worker [frappe.app:application]")
              .catching(ProcessFixture.WORKER_HANDLERS)
              .sample();
      Reading<Double> heartbeat =
          booting || workerState == WorkerState.UNKNOWN ? Reading.notRead() : Reading.known(beat);
      String witness = booting ? "its heartbeat file is untouched" : "its heartbeat file moved";
      workers.add(new Worker(sample, workerState, heartbeat, witness));
    }
    return this;
  }

  /** The generation. */
  public Generation build() {
    ProcessSample sample =
        process(masterPid)
            .childOf(parent)
            .age(ageSeconds)
            .cpuTicks(900)
            .resident(52)
            .pss(18)
            .state(run)
            .command("gunicorn: master [frappe.app:application]")
            .catching(ProcessFixture.MASTER_HANDLERS)
            .files(new OpenFiles(Set.of(4711L), List.of(), logs))
            .sample();
    Master master =
        new Master(
            sample, masterRole, Reading.known(Set.of(4711L)), "SigCgt has HUP, USR2 and CHLD");
    return new Generation(
        role,
        master,
        workers,
        new Desired(Reading.known(desired), "-w on the command line"),
        state,
        0);
  }
}
