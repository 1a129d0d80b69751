package gunitop.ui.dialog;

import gunitop.upgrade.Stage;
import gunitop.upgrade.Step;

/** What the help says of each step and stage, in the operator's words. */
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
      case REVERTING ->
          "NEW closed its listeners and stops. Wait; r brings back workers that OLD lacks";
      case UNKNOWN ->
          "the evidence does not decide; the screen says why. No step is offered unasked";
    };
  }
}
