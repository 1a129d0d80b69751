package gunitop.preflight.host;

import gunitop.gunicorn.Relaunch;
import gunitop.gunicorn.Worker;
import gunitop.kernel.StatusFields;
import gunitop.preflight.LimitFacts;
import gunitop.preflight.LimitFacts.Group;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.trust.Budget;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads how many descriptors and processes OLD and its user have, and may have. */
final class ProcessLimits {
  private static final int MOST_PROCESSES = 20_000;

  private final ProcText proc;

  ProcessLimits(ProcText proc) {
    this.proc = proc;
  }

  LimitFacts read(Relaunch relaunch, Sampled processes, Reading<Credentials> credentials) {
    ProcessSample master = relaunch.old().master().process();
    Reading<String> limits = proc.of("/proc/" + master.pid() + "/limits");
    int tasks = master.stat().threads();
    for (Worker worker : relaunch.old().workers()) {
      tasks += worker.process().stat().threads();
    }
    int holder = master.pid();
    Reading<Integer> open = Reading.denied();
    for (int pid : processes.pids()) {
      Reading<int[]> numbers = proc.numbersIn("/proc/" + pid + "/fd", Budget.DESCRIPTORS);
      if (numbers.isKnown() && numbers.get().length > open.orElse(-1)) {
        open = Reading.known(numbers.get().length);
        holder = pid;
      }
    }
    Reading<Long> most = limit(limits, "Max processes");
    if (credentials.map(Credentials::passesProcessLimit).orElse(false)) {
      most = Reading.known(LimitFacts.UNLIMITED);
    }
    Reading<Long> hostTasks = hostTasks();
    boolean near =
        most.isKnown()
            && hostTasks.isKnown()
            && most.get() != LimitFacts.UNLIMITED
            && most.get() < hostTasks.get() + tasks;
    return new LimitFacts(
        limit(limits, "Max open files"),
        open,
        holder,
        tasks,
        master.traits().realOwner().name(),
        most,
        near ? userTasks(master.traits().realOwner().uid()) : Reading.notRead(),
        hostTasks,
        hostLimit(),
        groups(master.pid()));
  }

  /** The soft limit of this name ({@code proc_pid_limits(5)}). */
  private static Reading<Long> limit(Reading<String> limits, String name) {
    if (!limits.isKnown()) {
      return limits.map(unused -> 0L);
    }
    for (String line : limits.get().split("\n")) {
      if (line.startsWith(name)) {
        String soft = line.substring(name.length()).strip().split("\\s+")[0];
        return soft.equals("unlimited")
            ? Reading.known(LimitFacts.UNLIMITED)
            : ProcText.number(soft);
      }
    }
    return Reading.notRead();
  }

  /** The tasks of the host: after the slash in the fourth word of {@code proc_loadavg(5)}. */
  private Reading<Long> hostTasks() {
    Reading<String> load = proc.of("/proc/loadavg");
    if (!load.isKnown()) {
      return Reading.notRead();
    }
    String[] words = load.get().split(" ");
    int slash = words.length > 3 ? words[3].indexOf('/') : -1;
    return slash < 0 ? Reading.notRead() : ProcText.number(words[3].substring(slash + 1));
  }

  private Reading<Long> hostLimit() {
    Reading<Long> pids = proc.number("/proc/sys/kernel/pid_max", LimitFacts.UNLIMITED);
    Reading<Long> threads = proc.number("/proc/sys/kernel/threads-max", LimitFacts.UNLIMITED);
    return pids.isKnown() && threads.isKnown()
        ? Reading.known(Math.min(pids.get(), threads.get()))
        : Reading.notRead();
  }

  /** What the kernel counts against RLIMIT_NPROC: processes and threads of the real user. */
  private Reading<Long> userTasks(int uid) {
    Reading<int[]> pids = proc.numbersIn("/proc", MOST_PROCESSES);
    if (!pids.isKnown() || pids.get().length >= MOST_PROCESSES) {
      return Reading.notRead();
    }
    long tasks = 0;
    for (int pid : pids.get()) {
      Reading<String> text = proc.of("/proc/" + pid + "/status");
      if (text.isKnown()) {
        StatusFields status = new StatusFields(text.get().getBytes(StandardCharsets.UTF_8));
        if (status.realUid().orElse(-1) == uid) {
          tasks += ProcText.number(status.value("Threads").orElse("1")).orElse(1L);
        }
      }
    }
    return Reading.known(tasks);
  }

  private Reading<List<Group>> groups(int pid) {
    Optional<GroupTree> tree = GroupTree.of("pids", pid, proc);
    if (tree.isEmpty()) {
      return Reading.notRead();
    }
    List<Group> groups = new ArrayList<>();
    for (GroupTree.Folder folder : tree.get().folders()) {
      Reading<Long> limit = proc.number(folder.path() + "/pids.max", LimitFacts.UNLIMITED);
      Reading<Long> used = proc.number(folder.path() + "/pids.current", 0);
      if (limit.isKnown() && used.isKnown() && limit.get() != LimitFacts.UNLIMITED) {
        groups.add(new Group(folder.name(), limit.get(), used.get()));
      }
    }
    return Reading.known(groups);
  }
}
