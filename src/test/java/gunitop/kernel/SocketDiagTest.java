package gunitop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketDiagTest {

  @Test
  void countsConnectionsThatNobodyTookYet() throws Exception {
    InetAddress local = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.INET);
        ServerSocket server = bind(channel, local);
        Socket first = new Socket(local, server.getLocalPort());
        Socket second = new Socket(local, server.getLocalPort());
        SocketDiag diag = SocketDiag.open().get()) {
      int port = server.getLocalPort();
      SocketEntry listener = only(diag.listening(any -> true).get(), "127.0.0.1:" + port);

      assertThat(listener.queued()).isEqualTo(2);
      assertThat(listener.limit()).isEqualTo(7);
      try (Socket accepted = server.accept()) {
        assertThat(accepted.isConnected()).isTrue();
        assertThat(only(diag.listening(any -> true).get(), listener.local()).queued()).isEqualTo(1);
        // A connection still in the backlog is established, but has no inode yet.
        assertThat(diag.establishedOn(port, false, any -> true).get())
            .extracting(SocketEntry::local)
            .containsOnly(listener.local())
            .hasSize(2);
      }
      assertThat(first.isConnected() && second.isConnected()).isTrue();
    }
  }

  @Test
  void countsWhatTheOtherSideDoesNotTake() throws Exception {
    InetAddress local = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.INET);
        ServerSocket bound = bind(server, local);
        SocketChannel client = SocketChannel.open(bound.getLocalSocketAddress());
        SocketChannel accepted = server.accept();
        SocketDiag diag = SocketDiag.open().get()) {
      InetSocketAddress here = (InetSocketAddress) accepted.getLocalAddress();
      InetSocketAddress there = (InetSocketAddress) client.getLocalAddress();
      assertThat(diag.sendQueue(here, there).get()).isEqualTo(new SendQueue(0, 0));

      long written = fill(accepted);
      SendQueue full = diag.sendQueue(here, there).get();
      assertThat(full.waiting()).isPositive();
      assertThat(full.waiting() + full.acknowledged()).isEqualTo(written);

      InetSocketAddress nobody = new InetSocketAddress(local, 1);
      assertThat(diag.sendQueue(here, nobody).error()).isEqualTo(Errno.ENOENT);
    }
  }

  /** Writes until the kernel takes no more; returns how many bytes it took. */
  private static long fill(SocketChannel channel) throws IOException {
    channel.configureBlocking(false);
    ByteBuffer some = ByteBuffer.allocate(64 * 1024);
    long written = 0;
    for (int count = channel.write(some); count > 0; count = channel.write(some.clear())) {
      written += count;
    }
    return written;
  }

  @Test
  void knowsUnixListenersByTheirPath(@TempDir Path directory) throws Exception {
    Path path = directory.resolve("app.sock");
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(path);
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        SocketDiag diag = SocketDiag.open().get()) {
      server.bind(address, 5);
      try (SocketChannel client = SocketChannel.open(address)) {
        SocketEntry listener = only(diag.listening(any -> true).get(), path.toString());

        assertThat(client.isConnected()).isTrue();
        assertThat(listener.family()).isEqualTo(SocketEntry.Family.UNIX);
        assertThat(listener.queued()).isEqualTo(1);
        assertThat(listener.limit()).isEqualTo(5);
        try (SocketChannel accepted = server.accept()) {
          assertThat(accepted.isConnected()).isTrue();
          assertThat(diag.establishedUnix(any -> true).get())
              .filteredOn(entry -> entry.local().equals(path.toString()))
              .hasSize(1);
        }
      }
    }
  }

  private static ServerSocket bind(ServerSocketChannel channel, InetAddress local)
      throws IOException {
    channel.bind(new InetSocketAddress(local, 0), 7);
    return channel.socket();
  }

  private static SocketEntry only(List<SocketEntry> entries, String local) {
    return entries.stream().filter(e -> e.local().equals(local)).findFirst().orElseThrow();
  }
}
