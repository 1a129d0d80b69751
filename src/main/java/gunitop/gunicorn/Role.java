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
   * Forked from a master, or from what a master forked, and no worker: a helper of a hook, a dirty
   * arbiter, a worker's pool, or a NEW master in the moment before its exec. Another process of an
   * application.
   */
  FORKED,
  /** None of Gunicorn's, or a program that one of its processes runs. */
  NONE
}
