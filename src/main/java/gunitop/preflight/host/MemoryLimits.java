package gunitop.preflight.host;

import gunitop.preflight.MemoryFacts.Group;
import gunitop.process.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what memory is left on the host and in control groups. For one thread at a time. */
public final class MemoryLimits {
  /** Of version 1: what stands there where there is no limit is near the largest number. */
  private static final long NO_LIMIT = 1L << 60;

  private static final long KIB = 1024;

  private final ProcText proc;

  /** With a reader of its own. */
  public MemoryLimits() {
    this(new ProcText());
  }

  MemoryLimits(ProcText proc) {
    this.proc = proc;
  }

  /** {@code MemAvailable}, in bytes. */
  public Reading<Long> available() {
    return proc.after("MemAvailable:", "/proc/meminfo").map(kilo -> kilo * KIB);
  }

  /** The control groups of a process, up to the root, that have a limit. */
  public Reading<List<Group>> groups(int pid) {
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
