package gunitop.sampling;

import gunitop.kernel.StatFields;
import gunitop.process.ProcessId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds the processes of the host: which PIDs exist, who has them, what each one's stat says. */
final class Discovery {

  private final byte[] buffer = new byte[StatFields.LINE_BYTES];
  private final StatFields fields = new StatFields();
  private final Map<Integer, KnownProcess> known = new HashMap<>();

  /** The processes that exist now, each with its stat read. */
  Collection<KnownProcess> look(ProcFs fs, Moment moment) {
    int[] pids = fs.processes();
    int living = 0;
    for (int pid : pids) {
      living += look(fs, moment, pid) ? 1 : 0;
    }
    if (living < known.size()) {
      forgetAllBut(fs, pids);
    }
    return known.values();
  }

  /** Answers whether the process exists. */
  private boolean look(ProcFs fs, Moment moment, int pid) {
    int length = fs.stat(pid, buffer);
    KnownProcess process = known.get(pid);
    if (length > 0 && process != null && process.isUnchanged(buffer, length)) {
      return true;
    }
    if (length <= 0 || !fields.parse(buffer, length)) {
      forget(fs, pid);
      return false;
    }
    if (process == null || process.id.startTicks() != fields.startTicks()) {
      String bootId = moment.host().bootId();
      process = new KnownProcess(new ProcessId(pid, fields.startTicks(), bootId));
      known.put(pid, process);
    }
    process.take(buffer, length, StatParser.of(fields, fs.pageBytes()));
    return true;
  }

  private void forgetAllBut(ProcFs fs, int[] pids) {
    Set<Integer> listed = new HashSet<>();
    for (int pid : pids) {
      listed.add(pid);
    }
    for (Integer pid : Set.copyOf(known.keySet())) {
      if (!listed.contains(pid)) {
        forget(fs, pid);
      }
    }
  }

  private void forget(ProcFs fs, int pid) {
    known.remove(pid);
    fs.forget(pid);
  }
}
