package gunitop.rehearsal;

import java.util.function.Consumer;

/**
 * A client's request.
 *
 * @param connection the inode of its connection's socket on the server's side
 * @param seconds how long a worker works on it
 * @param answer takes the code that answered, or {@code null} where the connection was lost
 */
record Request(long connection, double seconds, Consumer<CodeVersion> answer) {}
