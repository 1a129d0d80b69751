package gunitop.gunicorn;

import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Whether a program that a master has executed is its NEW master, and not one that a hook runs: a
 * {@code tail -F gunicorn.log}, a {@code gunicorn --check-config}, a Gunicorn with an application
 * of its own. A NEW master is told its parent's PID and its listeners' descriptors by its
 * environment ({@code gunicorn/arbiter.py reexec}), and its script is Gunicorn's, or its parent's.
 */
final class Reexecution {
  private Reexecution() {}

  /** Whether a child without a master's handlers is a NEW master that imports. */
  static boolean isUnderWay(ProcessSample child, ProcessSample master, MasterHistory learnt) {
    if (!startsGunicorn(child, master, learnt)) {
      return false;
    }
    if (!child.traits().environment().isKnown()) {
      return true;
    }
    OptionalInt told = parentTold(child);
    return told.isPresent()
        ? isPidOf(told.getAsInt(), master)
        : Variables.value(child, Variables.LISTENERS).isPresent()
            || Variables.value(child, Variables.LISTEN_COUNT).isPresent();
  }

  /**
   * Whether a master that another one has executed goes on with that one's listeners. Not so one
   * that has listeners of its own alone and was not told its parent's PID.
   */
  static boolean isBetween(ProcessSample parent, ProcessSample child, Snapshot snapshot) {
    OptionalInt told = parentTold(child);
    if (told.isPresent() && isPidOf(told.getAsInt(), parent)) {
      return true;
    }
    Set<Long> parents = ApplicationFinder.listenersOf(parent, snapshot);
    Set<Long> own = ApplicationFinder.listenersOf(child, snapshot);
    return parents.isEmpty() || own.isEmpty() || !Collections.disjoint(parents, own);
  }

  private static boolean startsGunicorn(
      ProcessSample child, ProcessSample master, MasterHistory learnt) {
    List<String> words = child.traits().commandLine();
    Optional<LaunchProgram> program = LaunchProgram.of(words);
    if (program.filter(LaunchProgram::isGunicorns).isPresent()
        || words.equals(master.traits().commandLine())) {
      return true;
    }
    // A script of another name, that of its parent.
    return program.isPresent()
        && (learnt.launch().filter(line -> line.program().equals(program.get())).isPresent()
            || Variables.value(child, Variables.LISTENERS).isPresent());
  }

  private static OptionalInt parentTold(ProcessSample child) {
    return Variables.value(child, Variables.MASTER_PID)
        .filter(text -> text.matches("[1-9]\\d{0,8}"))
        .map(text -> OptionalInt.of(Integer.parseInt(text)))
        .orElse(OptionalInt.empty());
  }

  /** A master tells the PID by which it knows itself: in a container another one than ours. */
  private static boolean isPidOf(int pid, ProcessSample master) {
    return pid == master.pid() || master.traits().namespacePids().orElse(List.of()).contains(pid);
  }
}
