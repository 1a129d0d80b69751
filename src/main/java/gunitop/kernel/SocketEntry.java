package gunitop.kernel;

import java.util.Optional;

/**
 * A socket of the host as sock_diag or {@code /proc/net} shows it.
 *
 * @param family where its address lies
 * @param listening whether it is a listening one, else a connected one
 * @param inode its inode, as {@code /proc/PID/fd} shows it
 * @param local {@code 127.0.0.1:8000}, {@code [::1]:8000}, {@code /run/app.sock}, {@code
 *     @abstract}; empty for an unnamed unix socket
 * @param port the local TCP port; 0 for a unix socket
 * @param queued of a listener, the connections nobody has accepted yet; {@link #UNKNOWN} if unknown
 * @param limit of a listener, the most that may be queued; {@link #UNKNOWN} if unknown
 * @param file what a unix listener is bound to; empty where it has no path, or the source is silent
 */
public record SocketEntry(
    Family family,
    boolean listening,
    long inode,
    String local,
    int port,
    int queued,
    int limit,
    Optional<SocketFile> file) {

  /** A number that the source does not give. */
  public static final int UNKNOWN = -1;

  /** One of which no file is known. */
  public SocketEntry(
      Family family, boolean listening, long inode, String local, int port, int queued, int limit) {
    this(family, listening, inode, local, port, queued, limit, Optional.empty());
  }

  /** Where the address of a socket lies. */
  public enum Family {
    /** IPv4 or IPv6. */
    TCP,
    /** The file system, or the abstract name space. */
    UNIX
  }
}
