package gunitop.holdings;

/**
 * One end of a connection that a process holds.
 *
 * @param inode the socket's inode, its identity on the host
 * @param state how far it is
 * @param local this end: {@code 10.0.0.7:40122}, {@code unix:/run/app.sock}, {@code unix:} without
 *     a name
 * @param port this end's TCP port; 0 for a unix socket
 * @param remote the other end, in the same form; {@code unix:?} where it cannot be seen
 */
public record Connection(long inode, State state, String local, int port, String remote) {
  /** How a unix socket's address begins. */
  public static final String UNIX = "unix:";

  /** How far a connection is. */
  public enum State {
    /** The other side has not answered yet. */
    CONNECTING,
    /** Both ends are open. */
    ESTABLISHED,
    /** The other side has closed it, ours still holds it. */
    CLOSED_BY_PEER
  }

  /** Whether it goes over a unix socket. */
  public boolean isUnix() {
    return local.startsWith(UNIX);
  }

  /** Whether the other end can be named: that of a pair of sockets cannot. */
  public boolean hasServer() {
    return !remote.equals(UNIX);
  }
}
