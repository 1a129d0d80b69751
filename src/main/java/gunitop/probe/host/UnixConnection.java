package gunitop.probe.host;

import gunitop.kernel.Answer;
import gunitop.kernel.Errno;
import gunitop.kernel.PeerDiag;
import gunitop.kernel.UnixStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;

/** Over a unix socket. Its other end is found in our own network namespace, wherever it lies. */
final class UnixConnection implements ProbeConnection {
  private final UnixStream stream;
  private final Answer<Long> inode;
  private final Optional<PeerDiag> diag;

  private UnixConnection(UnixStream stream, Optional<PeerDiag> diag) {
    this.stream = stream;
    this.inode = stream.inode();
    this.diag = diag;
  }

  /** Connects at once or not at all. */
  static UnixConnection to(String path) throws IOException {
    Answer<PeerDiag> opened = PeerDiag.open();
    Optional<PeerDiag> diag = opened.isPresent() ? Optional.of(opened.get()) : Optional.empty();
    Answer<UnixStream> connected = UnixStream.connect(path);
    if (!connected.isPresent()) {
      diag.ifPresent(PeerDiag::close);
      throw connected.error() == Errno.EAGAIN
          ? new IOException("the backlog is full")
          : new IOException(Errno.text(connected.error()));
    }
    return new UnixConnection(connected.get(), diag);
  }

  @Override
  public long accepted() {
    if (diag.isEmpty() || !inode.isPresent()) {
      return UNSEEN;
    }
    Answer<Long> peer = diag.get().unix(inode.get());
    return peer.isPresent() ? peer.get() : UNSEEN;
  }

  @Override
  public void send(byte[] bytes, long deadlineNanos) throws IOException {
    fail(stream.send(bytes, deadlineNanos));
  }

  @Override
  public int receive(byte[] into, int offset, long deadlineNanos) throws IOException {
    Answer<byte[]> some = stream.receiveSome(into.length - offset, deadlineNanos);
    fail(some.error());
    System.arraycopy(some.get(), 0, into, offset, some.get().length);
    return some.get().length == 0 ? -1 : some.get().length;
  }

  private static void fail(int error) throws IOException {
    if (error == Errno.EAGAIN) {
      throw new SocketTimeoutException();
    }
    if (error != 0) {
      throw new IOException(Errno.text(error));
    }
  }

  @Override
  public void close() {
    diag.ifPresent(PeerDiag::close);
    stream.close();
  }
}
