package gunitop.app;

import gunitop.upgrade.FindingCode;

/** A finding in one sentence, for the man page; the screen says what is so in the case at hand. */
final class FindingMeaning {
  private FindingMeaning() {}

  /** What this finding tells, and what to do. */
  static String of(FindingCode code) {
    return switch (code) {
      case WINCH_IGNORED ->
          "The master was not started with --daemon and ignores WINCH: drain with"
              + " d, or go on to TERM.";
      case SUPERVISORD_RESPAWNS ->
          "supervisord starts a third master when OLD exits: t offers"
              + " supervisorctl stop first.";
      case OUTSIDE_SUPERVISORD ->
          "After supervisorctl stop NEW serves on and supervisord does not know it: nobody starts it"
              + " again, and the program's next start meets it. h gives it back.";
      case SYSTEMD_STOPS_UNIT -> "TERM to OLD ends the unit and NEW with it, a blocker: h first.";
      case CONTAINER_ENDS ->
          "TERM to OLD ends the container and NEW with it, a blocker: replace" + " the container.";
      case NOT_PERMITTED ->
          "The master belongs to another user: run gunitop as that user or as" + " root.";
      case NOT_PINNED ->
          "The kernel or a seccomp filter refuses pidfds: signals go by PID alone, each after a y.";
      case OTHER_OWNER ->
          "A process of another user poses as a part of the application: find out who it is; no step goes to it.";
      case PROCESSES_HIDDEN ->
          "Other users' processes cannot be seen (hidepid, or too few descriptors): run gunitop as root.";
      case MASTER_STOPPED -> "The master is stopped (state T or t) and signals queue: kill -CONT.";
      case NO_PRELOAD_REVERT ->
          "No --preload: a revert after the drain loads the code on disk; put"
              + " the OLD code back first.";
      case PRELOAD_UNKNOWN ->
          "Whether --preload was given cannot be read: a revert after the drain"
              + " may load the code on disk.";
      case NEW_DIED ->
          "NEW came and went; its exit code and last log lines are shown: fix the"
              + " code, send USR2 again.";
      case CRASH_LOOP -> "Workers die young and are replaced: the gates close; r reverts.";
      case THIRD_MASTER ->
          "A master that supervisord started cannot bind and is started again and"
              + " again: see h.";
      case REUSE_PORT -> "With --reuse-port a leaving worker's queue is lost.";
      case STUCK_WORKER ->
          "No heartbeat for longer than --timeout: its master kills the worker soon. Or it is stopped"
              + " (state T or t): kill -CONT.";
      case RUN_AS_MODULE ->
          "Started by python -m gunicorn: NEW starts with Gunicorn's own folder on its path, where"
              + " http hides Python's; an application that imports http.client makes it die.";
      case OWNER_UNKNOWN ->
          "What stands above the master may end or restart the service when OLD ends.";
      case RELEASE_GONE ->
          "The folder, interpreter or script with which the master was started is gone: USR2 would"
              + " end OLD's workers and start nothing.";
      case STALE_PIDFILE -> "A pidfile names a process that is not this application's master.";
    };
  }
}
