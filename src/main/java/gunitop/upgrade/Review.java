package gunitop.upgrade;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.ControlAnswer;
import gunitop.gunicorn.ControlSocket;
import gunitop.gunicorn.LaunchLine;
import gunitop.gunicorn.Memory;
import gunitop.gunicorn.OwnerFacts;
import gunitop.gunicorn.Relaunch;
import gunitop.gunicorn.WinchEffect;
import gunitop.ownership.OwnerQuery;
import gunitop.process.Focus;
import gunitop.process.ProcessId;
import gunitop.process.Signal;
import gunitop.process.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is made of one snapshot, together with what the earlier ones taught; an immutable value. All
 * that screens and reports ask of the judgement.
 */
public interface Review {

  /** The snapshot that was reviewed. */
  Snapshot snapshot();

  /** One for each application, the eldest first. */
  List<Assessment> assessments();

  /** What changed since the review before; empty in the first. */
  List<Observation> observations();

  /** The review of the next snapshot. */
  Review next(Snapshot now);

  /**
   * What the next snapshot shall look at closely.
   *
   * @param files further paths to read
   * @param memory whether proportional memory is shown
   */
  Focus focus(Set<String> files, boolean memory);

  /**
   * Starts to wait for the effect of a command that is about to be sent.
   *
   * @param before the application as it is now
   * @param sentNanos when it is sent, on the clock of {@link Snapshot#monotonicNanos}
   */
  Verification begin(Step step, Command command, Application before, long sentNanos);

  /** Whether what was sent has been seen to be done. */
  Outcome judge(Verification sent);

  /** Whom to ask about the masters that this snapshot shows. */
  OwnerQuery owners();

  /** What the owners of the masters said when they were last asked. */
  OwnerFacts ownerFacts();

  /** This review, knowing what the owners of the masters said. */
  Review knowing(OwnerFacts facts);

  /** Where the masters that this snapshot shows may be asked what they say of themselves. */
  List<ControlSocket> controlSockets();

  /** This review, knowing what the masters said that answered. */
  Review hearing(Map<ProcessId, ControlAnswer> answers);

  /**
   * What a USR2 to each master would start, as far as it can be seen; those that no USR2 can be
   * sent to now are left out.
   */
  List<Relaunch> relaunches();

  /** The command line with which a master was started, where it was ever seen. */
  Optional<LaunchLine> launch(ProcessId master);

  /** This review, with this in the place of what was known of its kind. */
  Review advised(Advice advice);

  /** What is known beside the snapshot, one of each kind. */
  List<Advice> advice();

  /** This review, knowing that the program has told a master to go. */
  Review dismissing(ProcessId master);

  /** The review in which this program has sent a signal to a master, at this time. */
  Review sent(ProcessId master, Signal signal, long nanos);

  /** This review, knowing what a WINCH was seen to do to a master. */
  Review observing(ProcessId master, WinchEffect effect);

  /** What was learnt and no snapshot shows. */
  Memory memory();

  /** This review, knowing what an earlier run of the program has learnt. */
  Review remembering(Memory memory);

  /** The rules of who owns an application. */
  OwnerRules rules(Application application);
}
