package gunitop.gunicorn;

import java.util.Optional;

/**
 * Who started the eldest master, and acts when it exits.
 *
 * @param kind the kind of owner
 * @param name the program's or unit's name; empty where it is not known
 * @param pid the owner's PID; 0 where there is none or it is not known
 * @param witness what it was judged by
 * @param former whether it started an ancestor of the master and has lost sight of it since: after
 *     an earlier upgrade NEW is no child of supervisord's
 * @param container where master and owner live, if that is not where we live
 */
public record Supervisor(
    Kind kind,
    String name,
    int pid,
    String witness,
    boolean former,
    Optional<Container> container) {

  /** Nobody has looked for an owner yet. */
  static final Supervisor NOT_JUDGED =
      new Supervisor(Kind.UNKNOWN, "", 0, "nobody has looked for its owner yet");

  /** The kinds of owner. */
  public enum Kind {
    /** Daemonized, or left behind by supervisord: nobody. */
    NONE,
    SUPERVISORD,
    SYSTEMD,
    CONTAINER,
    SHELL,
    UNKNOWN
  }

  /** An owner that still is one. */
  public Supervisor(Kind kind, String name, int pid, String witness) {
    this(kind, name, pid, witness, false);
  }

  /** One that lives where we live. */
  public Supervisor(Kind kind, String name, int pid, String witness, boolean former) {
    this(kind, name, pid, witness, former, Optional.empty());
  }

  /** The same in a container. */
  public Supervisor in(Optional<Container> where) {
    return new Supervisor(kind, name, pid, witness, former, where);
  }

  /** Whether its own programs must be called inside a container. */
  public boolean isContained() {
    return container.isPresent();
  }

  /** Whether supervisord is the owner, or was. */
  public boolean isSupervisord() {
    return kind == Kind.SUPERVISORD || former;
  }

  /** Whether another master has the same owner, or the one that this one had. */
  public boolean owns(Supervisor other) {
    return isSupervisord()
        ? other.kind == Kind.SUPERVISORD && other.pid == pid
        : kind == Kind.SYSTEMD
            && other.kind == Kind.SYSTEMD
            && other.name.equals(name)
            && other.container.equals(container);
  }
}
