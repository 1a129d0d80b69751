package gunitop.kernel;

/**
 * What a TCP connection of ours has sent, in bytes.
 *
 * @param waiting written by us and not yet acknowledged by the other host
 * @param acknowledged since the connection began; {@link SocketEntry#UNKNOWN} before Linux 4.1
 */
public record SendQueue(long waiting, long acknowledged) {}
