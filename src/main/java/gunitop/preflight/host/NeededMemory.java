package gunitop.preflight.host;

import gunitop.gunicorn.Relaunch;
import gunitop.preflight.MemoryFacts;
import gunitop.process.Reading;

/** Reads what OLD has for itself, and what is left. */
final class NeededMemory {
  private static final long KIB = 1024;

  private final ProcText proc;
  private final MemoryLimits limits;

  NeededMemory(ProcText proc) {
    this.proc = proc;
    this.limits = new MemoryLimits(proc);
  }

  MemoryFacts read(Relaunch relaunch, Sampled processes) {
    long bytes = 0;
    int read = 0;
    boolean upper = false;
    for (int pid : processes.pids()) {
      String path = "/proc/" + pid + "/smaps_rollup";
      Reading<String> text = proc.of(path);
      Reading<Long> anonymous =
          text.isKnown() ? kilobytes(text.get(), "Pss_Anon:") : Reading.notRead();
      Reading<Long> shared =
          text.isKnown() ? kilobytes(text.get(), "Pss_Shmem:") : Reading.notRead();
      Reading<Long> all = text.isKnown() ? kilobytes(text.get(), "Pss:") : Reading.notRead();
      if (anonymous.isKnown()) {
        bytes += anonymous.get() + shared.orElse(0L);
        read++;
      } else if (all.isKnown()) {
        bytes += all.get();
        upper = true;
        read++;
      }
    }
    return new MemoryFacts(
        read == 0 ? Reading.denied() : Reading.known(processes.scaled(bytes, read)),
        upper,
        limits.available(),
        proc.after("SwapFree:", "/proc/meminfo").map(kilo -> kilo * KIB),
        limits.groups(relaunch.old().master().pid()));
  }

  private static Reading<Long> kilobytes(String text, String name) {
    int at = text.indexOf("\n" + name);
    if (at < 0) {
      return Reading.notRead();
    }
    String rest = text.substring(at + 1 + name.length()).stripLeading();
    return ProcText.number(rest.substring(0, Math.max(0, rest.indexOf(' '))))
        .map(kilo -> kilo * KIB);
  }
}
