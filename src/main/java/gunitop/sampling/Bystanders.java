package gunitop.sampling;

import gunitop.kernel.StatFields;
import gunitop.kernel.StatusFields;
import gunitop.process.ProcessId;
import gunitop.process.SignalSet;
import gunitop.sampling.proc.Moment;
import gunitop.sampling.proc.PidTable;
import gunitop.sampling.proc.ProcFs;
import gunitop.sampling.proc.StatusParser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The processes that are left out of the snapshot. A fresh one is looked at again whenever it is
 * half as old again, one of more than a minute every thirtieth time; its handlers are read once it
 * has lived for a second, so that what lives shorter costs no more than one look.
 */
final class Bystanders {
  private static final int TURNS = 30;
  private static final double FRESH_SECONDS = 60;
  private static final double SETTLED_SECONDS = 1;
  private static final double BACKOFF = 1.5;

  private final byte[] buffer = new byte[StatFields.LINE_BYTES];
  private final StatFields fields = new StatFields();
  private final Surroundings surroundings;
  private final PidTable<Bystander> known = new PidTable<>();
  private final PidSet listed = new PidSet();
  private List<Bystander> fresh = new ArrayList<>();
  private List<Bystander> due = new ArrayList<>();
  private boolean moved;
  private int turn;

  /** What is of interest is told by the surroundings of what is tracked. */
  Bystanders(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  int size() {
    return known.size();
  }

  Collection<Bystander> all() {
    return known.values();
  }

  Bystander get(int pid) {
    return known.get(pid);
  }

  /** Whether one was looked at since this was asked last that may belong into the snapshot. */
  boolean moved() {
    boolean answer = moved;
    moved = false;
    return answer;
  }

  /** Looks at those of whom it is the turn; to be called once a turn. */
  void lookAtDue(ProcFs fs, Moment moment, SignalSet wanted) {
    turn = (turn + 1) % TURNS;
    List<Bystander> young = fresh;
    fresh = due;
    for (Bystander process : young) {
      if (known.get(process.id.pid()) == process) {
        double age = ageSeconds(process, moment);
        if (age < FRESH_SECONDS && age >= process.nextLookSeconds) {
          look(fs, moment, process.id.pid(), wanted);
        }
        if (age < FRESH_SECONDS && known.get(process.id.pid()) == process) {
          fresh.add(process);
        }
      }
    }
    young.clear();
    due = young;
    for (int slot = 0; slot < known.slots(); slot++) {
      int pid = known.pidAt(slot);
      if (pid != 0 && pid % TURNS == turn) {
        due.add(known.get(pid));
      }
    }
    for (Bystander process : due) {
      if (!process.isKernelThread() && ageSeconds(process, moment) >= FRESH_SECONDS) {
        look(fs, moment, process.id.pid(), wanted);
      }
    }
    due.clear();
  }

  /**
   * Looks at a PID; answers whether anything has it. What turns out to be but a thread of a process
   * is left alone.
   */
  boolean look(ProcFs fs, Moment moment, int pid, SignalSet wanted) {
    Bystander process = known.get(pid);
    int length = fs.stat(pid, buffer, false);
    if (length <= 0 || !fields.parse(buffer, length)) {
      known.remove(pid);
      return false;
    }
    if (fields.isOfThread()) {
      known.remove(pid);
      return true;
    }
    if (process == null || process.id.startTicks() != fields.startTicks()) {
      process = new Bystander(new ProcessId(pid, fields.startTicks(), moment.host().bootId()));
      known.put(pid, process);
      follow(process, ageSeconds(process, moment));
    }
    process.take(fields);
    double age = ageSeconds(process, moment);
    process.nextLookSeconds = Math.max(SETTLED_SECONDS, BACKOFF * age);
    if (process.mayHaveNewHandlers() && age >= SETTLED_SECONDS) {
      process.handlersRead(
          fs.read(pid, "status")
              .map(StatusFields::new)
              .map(status -> StatusParser.caught(status).orElse(new SignalSet(0)))
              .map(caught -> caught.containsAll(wanted))
              .orElse(false));
    }
    moved |= surroundings.concern(process);
    return true;
  }

  /** Takes in one that stood in the snapshot. */
  void add(KnownProcess process, boolean catches) {
    Bystander bystander = Bystander.of(process, catches);
    known.put(process.id.pid(), bystander);
    fresh.add(bystander);
  }

  private void follow(Bystander process, double age) {
    if (age < FRESH_SECONDS) {
      fresh.add(process);
    }
  }

  /** Forgets one that stands in the snapshot from now on, or is gone. */
  void remove(int pid) {
    known.remove(pid);
  }

  /** Forgets those that are gone. */
  void keep(int[] pids) {
    for (int pid : pids) {
      listed.add(pid);
    }
    known.removeIf(process -> !listed.contains(process.id.pid()));
    listed.clear();
  }

  void clear() {
    known.clear();
    fresh.clear();
  }

  private static double ageSeconds(Bystander process, Moment moment) {
    return moment.host().uptimeSecondsAt(moment.monotonicNanos())
        - (double) process.id.startTicks() / moment.host().ticksPerSecond();
  }
}
