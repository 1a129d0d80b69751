package gunitop.gunicorn;

import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Signal;
import gunitop.process.SignalSet;

/**
 * What the signals that a process catches ({@code SigCgt}) tell of its role: the first hint, that
 * needs no permission.
 *
 * <ul>
 *   <li>{@code gunicorn/arbiter.py init_signals}: a master catches ten signals, in every release
 *       from 19.6 on.
 *   <li>{@code gunicorn/workers/base.py init_signals}: a worker resets HUP, USR2 and CHLD to their
 *       default and catches ABRT and USR1; TTIN and TTOU it keeps from its master. Worker classes
 *       and applications change any of it: uvicorn's of 0.13 to 0.18 resets USR1, aiohttp's keeps
 *       HUP and USR2.
 *   <li>{@code fork(2)} keeps handlers, {@code execve(2)} resets them.
 * </ul>
 */
final class Handlers {
  private static final SignalSet OF_A_MASTER =
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
  private static final SignalSet NOT_IN_MOST_WORKERS = SignalSet.of(Signal.HUP, Signal.USR2);
  private static final SignalSet LEFT_BY_A_FORK = SignalSet.of(Signal.TTIN, Signal.TTOU);

  private Handlers() {}

  /** Whether it lives, catches all that a master does, and is a Python program. */
  static boolean areAMasters(ProcessSample process) {
    Reading<SignalSet> caught = process.traits().caught();
    return caught.isKnown()
        && process.isAlive()
        && caught.get().containsAll(OF_A_MASTER)
        && isGunicorns(process);
  }

  /** Whether they are those of most worker classes, and it is a Python program. */
  static boolean areAWorkers(ProcessSample process) {
    Reading<SignalSet> caught = process.traits().caught();
    return caught.isKnown()
        && caught.get().contains(Signal.USR1)
        && !caught.get().containsAny(NOT_IN_MOST_WORKERS)
        && isGunicorns(process);
  }

  /** Whether they cannot all have been installed since an exec: only a master installs these. */
  static boolean cameWithAFork(ProcessSample process) {
    return process
        .traits()
        .caught()
        .map(caught -> caught.containsAny(LEFT_BY_A_FORK))
        .orElse(false);
  }

  /** Whether two processes catch exactly the same. */
  static boolean areTheSame(ProcessSample one, ProcessSample other) {
    return one.traits().caught().equals(other.traits().caught());
  }

  /** Whether there is none left: the interpreter goes down. */
  static boolean areGone(ProcessSample process) {
    return process.traits().caught().map(SignalSet::isEmpty).orElse(false);
  }

  /**
   * Ruby's unicorn catches the same signals; so one more witness is asked for: the name, the
   * interpreter, or a heartbeat file.
   */
  private static boolean isGunicorns(ProcessSample process) {
    return LaunchLine.namesGunicorn(process.traits().commandLine())
        || process.stat().name().startsWith("gunicorn")
        || LaunchLine.isPython(process.traits().commandLine())
        || process.files().isKnown() && !process.files().get().temporary().isEmpty();
  }
}
