package gunitop.gunicorn;

import gunitop.process.ProcessId;
import gunitop.process.Reading;
import java.util.List;
import java.util.Optional;

/**
 * What was learnt of one master.
 *
 * @param master who
 * @param steadyCount the number of ready workers that it held while nothing was under way: what it
 *     had before any TTOU
 * @param inheritedCount for a NEW master, how many OLD wanted when it appeared
 * @param reduced whether it has had fewer since another generation was there
 * @param reloaded whether a HUP came since it held that count
 * @param dismissed whether it was told to go
 * @param winch what a WINCH was seen to do to it
 * @param launch the command line before a title hid it; empty where it was never seen
 * @param launchIsAll whether it was seen that {@code GUNICORN_CMD_ARGS} adds nothing to it
 * @param parent the master that executed it
 */
public record MasterMemory(
    ProcessId master,
    Reading<Integer> steadyCount,
    Reading<Integer> inheritedCount,
    boolean reduced,
    boolean reloaded,
    boolean dismissed,
    WinchEffect winch,
    List<String> launch,
    boolean launchIsAll,
    Optional<ProcessId> parent) {
  /** Copies the list. */
  public MasterMemory {
    launch = List.copyOf(launch);
  }

  static MasterMemory of(ProcessId master, MasterHistory history) {
    return new MasterMemory(
        master,
        history.steadyCount(),
        history.inheritedCount(),
        history.reducedBesideNew(),
        history.reloaded(),
        history.dismissed(),
        history.winch(),
        history.settings().flatMap(Settings::line).map(LaunchLine::all).orElse(List.of()),
        history.settings().filter(Settings::hasPlainEnvironment).isPresent(),
        history.parent());
  }
}
