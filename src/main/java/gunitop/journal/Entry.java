package gunitop.journal;

import java.time.Instant;

/**
 * One line of a journal.
 *
 * @param time when it came about, by the wall clock; written to the millisecond
 * @param kind what it tells
 * @param members the rest of the object
 */
public record Entry(Instant time, Kind kind, Members members) {

  /**
   * What a line tells; a name is never taken back. Lines of kinds that are not here are skipped.
   */
  public enum Kind {
    /** Who writes from here on. */
    SESSION,
    /** What the course is about. */
    COURSE,
    /** The application as {@code --once --json} shows it. */
    APPLICATION,
    /** A key that meant a step, and what it came to. */
    KEY,
    /** What is about to be sent; on the disk before it is. */
    COMMAND,
    /** What became of it. */
    RESULT,
    /** The step that is waited for. */
    AWAITED,
    /** The step is waited for no longer. */
    DROPPED,
    /** The step was seen to be done or to have failed. */
    FINISHED,
    /** A line of the timeline. */
    OBSERVATION,
    /** A finding has come or gone. */
    FINDING,
    /** The upgrade is in another stage. */
    STAGE,
    /** What was learnt of a master. */
    MASTER,
    /** A master that is gone. */
    DEPARTED,
    /** How the course ended. */
    END
  }
}
