package gunitop.gunicorn;

/** What a process is to Gunicorn. */
public enum Role {
  /** An arbiter with its handlers installed: it catches HUP, USR2 and CHLD. */
  MASTER,
  /**
   * An exec'd NEW master that still imports: it has no handlers, and most signals would kill it.
   */
  IMPORTING,
  /** A forked worker. */
  WORKER,
  /**
   * Just forked from a master and not yet told apart: a worker, or a NEW master before its exec.
   */
  FORKED,
  /** None of Gunicorn's, or one of its helpers. */
  NONE
}
