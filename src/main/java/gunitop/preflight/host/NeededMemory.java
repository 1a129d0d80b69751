package gunitop.preflight.host;

import gunitop.gunicorn.Relaunch;
import gunitop.preflight.MemoryFacts;
import gunitop.preflight.MemoryFacts.Group;
import gunitop.process.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what OLD has for itself, and what is left. */
final class NeededMemory {
  /** Of version 1: what stands there where there is no limit is near the largest number. */
  private static final long NO_LIMIT = 1L << 60;

  private static final long KIB = 1024;

  private final ProcText proc;

  NeededMemory(ProcText proc) {
    this.proc = proc;
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
        proc.after("MemAvailable:", "/proc/meminfo").map(kilo -> kilo * KIB),
        proc.after("SwapFree:", "/proc/meminfo").map(kilo -> kilo * KIB),
        groups(relaunch.old().master().pid()));
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

  private Reading<List<Group>> groups(int pid) {
    Optional<GroupTree> tree = GroupTree.of("memory", pid, proc);
    if (tree.isEmpty()) {
      return Reading.notRead();
    }
    boolean unified = tree.get().unified();
    List<Group> groups = new ArrayList<>();
    for (GroupTree.Folder folder : tree.get().folders()) {
      String path = folder.path();
      Reading<Long> limit =
          proc.number(path + (unified ? "/memory.max" : "/memory.limit_in_bytes"), NO_LIMIT);
      Reading<Long> used =
          proc.number(path + (unified ? "/memory.current" : "/memory.usage_in_bytes"), NO_LIMIT);
      if (limit.isKnown() && used.isKnown() && limit.get() < NO_LIMIT) {
        Reading<Long> cache =
            proc.after(unified ? "inactive_file" : "total_inactive_file", path + "/memory.stat");
        groups.add(new Group(folder.name(), limit.get(), used.get(), cache.orElse(0L)));
      }
    }
    return Reading.known(groups);
  }
}
