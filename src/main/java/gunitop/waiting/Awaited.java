package gunitop.waiting;

import gunitop.holdings.Connection;
import gunitop.process.Reading;
import java.util.Optional;

/** What a thread waits for, by a descriptor among the arguments of its system call. */
public sealed interface Awaited {

  /** The descriptor's number. */
  int descriptor();

  /**
   * A socket.
   *
   * @param inode its inode
   * @param connection what it is connected to; empty where it is no connection over TCP or a unix
   *     socket
   */
  record Socket(int descriptor, long inode, Reading<Optional<Connection>> connection)
      implements Awaited {}

  /**
   * Anything else.
   *
   * @param link what {@code /proc/PID/fd} shows: a path, {@code pipe:[4711]}; hostile
   */
  record Other(int descriptor, Reading<String> link) implements Awaited {}
}
