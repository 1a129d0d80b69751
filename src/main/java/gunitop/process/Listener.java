package gunitop.process;

/**
 * A listening socket.
 *
 * @param inode the socket's inode, its identity on the host
 * @param address {@code 127.0.0.1:8000}, {@code [::1]:8000} or {@code unix:/run/app.sock}
 * @param backlog connections that the kernel has accepted and no worker has taken yet
 * @param limit the most that the backlog may hold
 * @param reachable whether its address leads to it: false where a unix socket's path is gone or
 *     belongs to something else by now; always true for TCP and for abstract names
 */
public record Listener(
    long inode,
    String address,
    Reading<Integer> backlog,
    Reading<Integer> limit,
    Reading<Boolean> reachable) {

  /** One that its address leads to. */
  public Listener(long inode, String address, Reading<Integer> backlog, Reading<Integer> limit) {
    this(inode, address, backlog, limit, Reading.known(true));
  }
}
