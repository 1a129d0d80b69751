package gunitop.gunicorn;

/**
 * Who started the eldest master, and acts when it exits.
 *
 * @param kind the kind of owner
 * @param name the program's or unit's name; empty where it is not known
 * @param pid the owner's PID; 0 where there is none or it is not known
 * @param witness what it was judged by
 */
public record Supervisor(Kind kind, String name, int pid, String witness) {

  /** The kinds of owner. */
  public enum Kind {
    /** Daemonized: nobody. */
    NONE,
    SUPERVISORD,
    SYSTEMD,
    CONTAINER,
    SHELL,
    UNKNOWN
  }
}
