package gunitop.process;

/**
 * A listening socket.
 *
 * @param inode the socket's inode, its identity on the host
 * @param address {@code 127.0.0.1:8000}, {@code [::1]:8000} or {@code unix:/run/app.sock}
 * @param backlog connections that the kernel has accepted and no worker has taken yet
 * @param limit the most that the backlog may hold
 */
public record Listener(
    long inode, String address, Reading<Integer> backlog, Reading<Integer> limit) {}
