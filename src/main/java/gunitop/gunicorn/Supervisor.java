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
 * @param ofUser whether the unit is one of a user's own systemd, not of the host's
 * @param chain all that stands above the master
 * @param consequence what happens when OLD ends
 */
public record Supervisor(
    Kind kind,
    String name,
    int pid,
    String witness,
    boolean former,
    Optional<Container> container,
    boolean ofUser,
    Chain chain,
    Consequence consequence) {
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
    /** A shell or a terminal with somebody at it. */
    SHELL,
    /** Some other supervisor, a script, or one that cannot be seen. */
    UNKNOWN;

    /** What such an owner does when OLD ends, where nothing else is known of it. */
    private Consequence usual() {
      return switch (this) {
        case NONE, SHELL -> Consequence.NONE;
        case SUPERVISORD -> Consequence.STARTS_ANOTHER;
        case SYSTEMD, CONTAINER -> Consequence.ENDS_NEW;
        case UNKNOWN -> Consequence.UNKNOWN;
      };
    }
  }

  /** One that does what its kind does, and lives where we live. */
  public Supervisor(Kind kind, String name, int pid, String witness) {
    this(kind, name, pid, witness, false, Optional.empty(), false, Chain.NONE, kind.usual());
  }

  /** One that started a predecessor and has lost sight of the master. */
  public static Supervisor former(String name, int pid, String witness) {
    return new Supervisor(
        Kind.NONE, name, pid, witness, true, Optional.empty(), false, Chain.NONE, Consequence.NONE);
  }

  /** The same in a container, below this chain. */
  public Supervisor in(Optional<Container> where, Chain above) {
    return new Supervisor(kind, name, pid, witness, former, where, ofUser, above, consequence);
  }

  /** The same, of a user's own systemd. */
  public Supervisor ofAUser() {
    return new Supervisor(kind, name, pid, witness, former, container, true, chain, consequence);
  }

  /** The same, known to do this when OLD ends. */
  public Supervisor doing(Consequence known) {
    return new Supervisor(kind, name, pid, witness, former, container, ofUser, chain, known);
  }

  /** Whether its own programs must be called inside a container. */
  public boolean isContained() {
    return container.isPresent();
  }

  /** Whether supervisord is the owner, or was. */
  public boolean isSupervisord() {
    return kind == Kind.SUPERVISORD || former;
  }

  /** Whether it is a unit of the systemd that we can ask. */
  public boolean isUnitOfOurs() {
    return kind == Kind.SYSTEMD && !isContained() && !ofUser;
  }

  /** Whether the owner's own child is a script or wrapper, and not the master. */
  public boolean isBehindWrapper() {
    return !chain.wrappers().isEmpty();
  }

  /** Whether another master has the same owner, or the one that this one had. */
  public boolean owns(Supervisor other) {
    return isSupervisord()
        ? other.kind == Kind.SUPERVISORD && other.pid == pid
        : kind == Kind.SYSTEMD
            && other.kind == Kind.SYSTEMD
            && other.name.equals(name)
            && other.ofUser == ofUser
            && other.container.equals(container);
  }
}
