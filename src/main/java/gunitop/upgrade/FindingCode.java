package gunitop.upgrade;

/**
 * What can stand in an operator's way, with what it means and what to do: the one table for the
 * help, the manual and the man page. The names are part of the JSON; the screen says what is so in
 * the case at hand.
 */
public enum FindingCode {
  WINCH_IGNORED(
      "the master was not started with --daemon: it ignores WINCH",
      "d drains it, or go on to TERM"),
  SUPERVISORD_RESPAWNS(
      "when OLD exits, supervisord starts a third master that cannot bind, again and again",
      "t offers supervisorctl stop instead of kill -TERM"),
  OUTSIDE_SUPERVISORD(
      "nobody starts the master again when it ends, and supervisord's next start of its program meets it",
      "h gives it back"),
  SYSTEMD_STOPS_UNIT(
      "when OLD exits, systemd kills NEW with the unit: an outage", "h hands NEW over first"),
  CONTAINER_ENDS(
      "OLD is the container's first process: when it exits, the container ends, NEW with it",
      "Replace the container instead"),
  NOT_PERMITTED(
      "the masters belong to another user: your signals would be refused (EPERM)",
      "Run gunitop as that user or as root"),
  NOT_PINNED(
      "this kernel, or a seccomp filter, refuses pidfds: a signal goes to a PID, not to a pinned process",
      "Each asks for a y"),
  OTHER_OWNER(
      "a process of another user poses as a part of this application: it is shown apart, and no step goes to it",
      "Find out who it is"),
  PROCESSES_HIDDEN(
      "not all processes of this host can be seen (hidepid, a PID namespace, too few descriptors): who owns the master, and a third one, may be among the others",
      "Run gunitop as root, on the host itself"),
  MASTER_STOPPED(
      "the master is stopped (SIGSTOP, or a debugger): signals wait", "kill -CONT lets it go on"),
  NO_PRELOAD_REVERT(
      "without --preload, workers that OLD starts import the code on disk now",
      "To revert, put the old code back on disk first"),
  PRELOAD_UNKNOWN(
      "whether --preload is on cannot be seen: taken as no",
      "To revert, put the old code back on disk first"),
  NEW_DIED(
      "NEW exited before it could serve; OLD is untouched",
      "l shows the error log; fix the code, then u again"),
  CRASH_LOOP(
      "workers boot, die and are started again: the count looks right, the PIDs do not stay",
      "l shows the error log, r reverts"),
  THIRD_MASTER(
      "a supervisor has started a master beside the one that serves: it cannot bind, or dies on the pidfile",
      "h lets it take over; supervisorctl stop ends it"),
  REUSE_PORT(
      "with --reuse-port every worker has a listener of its own: what waits there when it leaves is lost, and some releases cannot USR2 then",
      "Upgrade in a quiet hour"),
  STUCK_WORKER(
      "a worker has sent no heartbeat for longer than --timeout: its master sends it ABRT, then KILL; or it is stopped (state T or t)",
      "kill -CONT lets a stopped one go on"),
  STALE_PIDFILE(
      "a pidfile names a process that is gone, or one of somebody else's",
      "Go by the PIDs on the screen, not by the file"),
  RUN_AS_MODULE(
      "by python -m gunicorn: NEW may import Gunicorn's http for Python's, and die of it",
      "Start it by the script gunicorn, once it is restarted"),
  OWNER_UNKNOWN(
      "whoever stands above the master may end or restart the service when OLD ends",
      "Find out what it does before t"),
  RELEASE_GONE(
      "what NEW needs is gone from disk (folder, interpreter or script): USR2 would end OLD's workers and start nothing",
      "Put it back first"),
  MEMORY_SHORT(
      "NEW needs about as much memory as OLD, and less is left on the host or in a control group: the kernel would end processes",
      "Make room, raise the limit, or restart instead"),
  LIMIT_SHORT(
      "a limit leaves no room for NEW: descriptors, processes, disk, or the pidfile's folder",
      "Raise it or make room first"),
  CODE_UNCHANGED(
      "nothing on disk has changed since OLD started: NEW would run the same code",
      "Pull first, in the folder that the line names"),
  SOCKET_ACTIVATION(
      "systemd opened the listeners (socket activation): a NEW master dies on them at once, OLD goes on",
      "systemctl restart of the service loses no request there"),
  PROBE_FAILS(
      "NEW answers the probe with 5xx, or not within 5 s, and OLD does not",
      "l shows the error log, r reverts");

  private final String meaning;
  private final String advice;

  FindingCode(String meaning, String advice) {
    this.meaning = meaning;
    this.advice = advice;
  }

  /** What it tells and what to do, without the last full stop. */
  public String explanation() {
    return meaning + ". " + advice;
  }

  /** Whether it goes on now; the others tell what a step would lead to. */
  public boolean isHappening() {
    return switch (this) {
      case NEW_DIED, CRASH_LOOP, THIRD_MASTER, STUCK_WORKER, MASTER_STOPPED, PROBE_FAILS -> true;
      default -> false;
    };
  }
}
