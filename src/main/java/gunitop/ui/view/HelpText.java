package gunitop.ui.view;

import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Stage;
import gunitop.upgrade.Step;

/** What the help says of each step, stage and finding, in the operator's words. */
final class HelpText {
  private HelpText() {}

  static String of(Step step) {
    return switch (step) {
      case USR2 ->
          "kill -USR2 OLD: OLD starts a NEW master, its child, with the code on disk now. Both share"
              + " the listener. Done when all NEW workers have been ready for 2 s.";
      case WINCH ->
          "kill -WINCH OLD: OLD's workers finish their requests and leave; OLD stays as the way"
              + " back. Gunicorn heeds it only when started with --daemon. Done when none is left.";
      case DRAIN ->
          "kill -TTOU OLD: one OLD worker fewer a press, down to one; for masters that ignore"
              + " WINCH. D goes on by itself and stops at the first worker that does not leave.";
      case HANDOVER ->
          "systemd: MAINPID=NEW, in OLD's name; no signal. supervisord: kill -TERM NEW while its third"
              + " master tries to bind. So the supervisor knows again who serves.";
      case TERM ->
          "kill -TERM OLD: OLD closes its listeners, its last workers finish, it exits; NEW is"
              + " the main master. There is no way back after it. Asks y.";
      case REVERT ->
          "one press, one step back: kill -HUP OLD brings its workers back where they had left, then"
              + " kill -TERM NEW ends NEW. Without --preload, put the old code back on disk first.";
    };
  }

  static String of(Stage stage) {
    return switch (stage) {
      case STEADY -> "one generation serves. u (kill -USR2) starts NEW";
      case BOOTING ->
          "NEW exists, not all of its workers are ready. Wait; r (kill -TERM NEW) ends it";
      case OVERLAP ->
          "both generations serve. w (kill -WINCH OLD) or d (kill -TTOU OLD) drains OLD";
      case DRAINING ->
          "OLD has fewer workers than it wants; they finish and leave. r brings them back";
      case DRAINED ->
          "OLD has no workers. t (kill -TERM OLD) retires it, r (kill -HUP OLD) reverts";
      case RETIRING -> "OLD closed its listeners and stops: no way back. Wait";
      case REVERTING -> "NEW closed its listeners and stops; OLD serves. Wait";
      case UNKNOWN ->
          "the evidence does not decide; the screen says why. No step is offered unasked";
    };
  }

  static String of(FindingCode code) {
    return switch (code) {
      case WINCH_IGNORED ->
          "the master was not started with --daemon: it ignores WINCH. d drains it";
      case SUPERVISORD_RESPAWNS ->
          "when OLD exits, supervisord starts a third master that cannot bind, again and again."
              + " t offers supervisorctl stop instead of kill -TERM";
      case OUTSIDE_SUPERVISORD ->
          "nobody starts the master again when it ends, and supervisord's next start of its program"
              + " meets it: h gives it back";
      case SYSTEMD_STOPS_UNIT ->
          "when OLD exits, systemd kills NEW with the unit: an outage. h hands NEW over first";
      case CONTAINER_ENDS ->
          "OLD is the container's first process: when it exits, the container ends, NEW with it."
              + " Replace the container instead";
      case NOT_PERMITTED ->
          "the masters belong to another user: your signals would be refused (EPERM). Run gunitop as that user or as root";
      case NOT_PINNED ->
          "this kernel, or a seccomp filter, refuses pidfds: a signal goes to a PID, not to a pinned process, and asks for a y";
      case OTHER_OWNER ->
          "a process of another user poses as a part of this application: it is shown apart, and no step goes to it";
      case PROCESSES_HIDDEN ->
          "not all processes of this host can be seen (hidepid, a PID namespace, too few descriptors): who owns the master, and a third one, may be among the others";
      case MASTER_STOPPED ->
          "the master is stopped (SIGSTOP, or a debugger): signals wait until kill -CONT";
      case NO_PRELOAD_REVERT ->
          "without --preload, workers that OLD starts import the code on disk now: to revert, put"
              + " the old code back on disk first";
      case PRELOAD_UNKNOWN -> "whether --preload is on cannot be seen: taken as no";
      case NEW_DIED ->
          "NEW exited before it could serve; OLD is untouched. l shows the error log;"
              + " fix the code, then u again";
      case CRASH_LOOP ->
          "workers boot, die and are started again: the count looks right, the PIDs do"
              + " not stay. l shows the error log, r reverts";
      case THIRD_MASTER ->
          "a supervisor has started a master beside the one that serves: it cannot bind, or dies on"
              + " the pidfile. h lets it take over; supervisorctl stop ends it";
      case REUSE_PORT ->
          "with --reuse-port every worker has a listener of its own; some releases"
              + " cannot USR2 then";
      case STUCK_WORKER ->
          "a worker has sent no heartbeat for longer than --timeout: its master sends it ABRT, then"
              + " KILL";
      case RELEASE_GONE -> "What NEW needs is gone from disk: USR2 would end OLD";
      case RUN_AS_MODULE -> "by python -m gunicorn: NEW may import Gunicorn's http for Python's";
      case OWNER_UNKNOWN ->
          "whoever stands above the master may end or restart the service when OLD ends";
      case STALE_PIDFILE -> "a pidfile names a process that is gone, or one of somebody else's";
    };
  }
}
