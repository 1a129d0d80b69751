package gunitop.sampling;

import gunitop.kernel.StatFields;
import gunitop.kernel.StatusFields;
import gunitop.process.ProcessId;
import gunitop.process.SignalSet;
import java.util.Collection;

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
  private final PidTable<Bystander> known = new PidTable<>();
  private int turn;

  /** Begins another round of looks. */
  void nextTurn() {
    turn = (turn + 1) % TURNS;
  }

  Collection<Bystander> all() {
    return known.values();
  }

  Bystander get(int pid) {
    return known.get(pid);
  }

  /** Looks at a process if it is its turn. */
  void look(ProcFs fs, Moment moment, int pid, SignalSet wanted) {
    Bystander process = known.get(pid);
    if (process != null && !isDue(process, moment)) {
      return;
    }
    int length = fs.stat(pid, buffer, false);
    if (length <= 0 || !fields.parse(buffer, length)) {
      known.remove(pid);
      return;
    }
    if (process == null || process.id.startTicks() != fields.startTicks()) {
      process = new Bystander(new ProcessId(pid, fields.startTicks(), moment.host().bootId()));
      known.put(pid, process);
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
  }

  /** Takes in one that stood in the snapshot. */
  void add(KnownProcess process, boolean catches) {
    known.put(process.id.pid(), Bystander.of(process, catches));
  }

  /** Forgets one that stands in the snapshot from now on, or is gone. */
  void remove(int pid) {
    known.remove(pid);
  }

  /** Forgets those that are gone. */
  void keep(PidSet listed) {
    known.removeIf(process -> !listed.contains(process.id.pid()));
  }

  void clear() {
    known.clear();
  }

  private boolean isDue(Bystander process, Moment moment) {
    double age = ageSeconds(process, moment);
    return age < FRESH_SECONDS ? age >= process.nextLookSeconds : process.id.pid() % TURNS == turn;
  }

  private static double ageSeconds(Bystander process, Moment moment) {
    return moment.host().uptimeSecondsAt(moment.monotonicNanos())
        - (double) process.id.startTicks() / moment.host().ticksPerSecond();
  }
}
