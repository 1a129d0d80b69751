package gunitop.waiting;

/**
 * A system call.
 *
 * @param name as in its manual page: {@code recvfrom}
 * @param kind what its arguments tell
 */
public record KnownCall(String name, CallKind kind) {}
