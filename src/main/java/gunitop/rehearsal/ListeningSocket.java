package gunitop.rehearsal;

import gunitop.process.Listener;
import gunitop.process.Reading;
import java.util.ArrayDeque;
import java.util.Deque;

/** A listening socket, and the connections that no worker has taken yet. */
final class ListeningSocket {
  static final int LIMIT = 2048;

  final long inode;
  final String address;
  private final Reading<Integer> limit;
  final Deque<Request> waiting = new ArrayDeque<>();

  ListeningSocket(long inode, String address) {
    this(inode, address, Reading.known(LIMIT));
  }

  ListeningSocket(long inode, String address, Reading<Integer> limit) {
    this.limit = limit;
    this.inode = inode;
    this.address = address;
  }

  Listener listener() {
    return new Listener(inode, address, Reading.known(waiting.size()), limit, Reading.known(true));
  }
}
