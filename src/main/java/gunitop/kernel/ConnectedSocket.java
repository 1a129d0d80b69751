package gunitop.kernel;

/**
 * One end of a connection, as sock_diag shows it.
 *
 * @param family where its addresses lie
 * @param state how far the connection is
 * @param inode the inode of this end, as {@code /proc/PID/fd} shows it
 * @param local this end's address, as in {@link SocketEntry#local}; empty for an unnamed unix
 *     socket
 * @param port this end's TCP port; 0 for a unix socket
 * @param remote the other end's address, in the same form, IPv4 also where the socket is an IPv6
 *     one; empty where that end has no name, {@link #UNSEEN} where it cannot be seen
 */
public record ConnectedSocket(
    SocketEntry.Family family, State state, long inode, String local, int port, String remote) {

  /**
   * Stands for the other end of a unix socket that lies in another network namespace, or that the
   * server has not accepted yet.
   */
  public static final String UNSEEN = "?";

  /** How far a connection is. */
  public enum State {
    /** The other side has not answered yet. */
    CONNECTING,
    /** Both ends are open. */
    ESTABLISHED,
    /** The other side has closed it, ours still holds it. */
    CLOSED_BY_PEER
  }
}
