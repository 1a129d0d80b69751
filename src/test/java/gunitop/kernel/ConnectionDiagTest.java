package gunitop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionDiagTest {

  @Test
  void namesBothEndsOfEachConnectionOverTcp() throws Exception {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
      String address = text(server.getLocalAddress());
      Set<Long> before = ours();
      try (SocketChannel client = SocketChannel.open(server.getLocalAddress());
          SocketChannel accepted = server.accept();
          ConnectionDiag diag = ConnectionDiag.open().get()) {
        Set<Long> added = ours();
        added.removeAll(before);

        List<ConnectedSocket> found = diag.connections(added::contains).get();
        assertThat(found)
            .hasSize(2)
            .allMatch(one -> one.state() == ConnectedSocket.State.ESTABLISHED)
            .anyMatch(one -> one.remote().equals(address))
            .anyMatch(one -> one.local().equals(address) && one.port() == port(server));
        // Though the sockets of Java are IPv6 ones, where the host has it.
        assertThat(found).extracting(ConnectedSocket::remote).allMatch(at -> at.startsWith("127."));

        accepted.shutdownOutput();
        assertThat(diag.connections(added::contains).get())
            .filteredOn(one -> one.remote().equals(address))
            .extracting(ConnectedSocket::state)
            .containsExactly(ConnectedSocket.State.CLOSED_BY_PEER);
        assertThat(client.isConnected() && accepted.isConnected()).isTrue();
      }
    }
  }

  @Test
  void namesTheServerAtTheOtherEndOfAUnixSocket(@TempDir Path folder) throws Exception {
    Path path = folder.resolve("cache.sock");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(path));
      Set<Long> before = ours();
      try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(path));
          ConnectionDiag diag = ConnectionDiag.open().get()) {
        Set<Long> one = ours();
        one.removeAll(before);
        assertThat(diag.connections(one::contains).get())
            .as("nobody has accepted it yet")
            .extracting(ConnectedSocket::remote)
            .containsExactly(ConnectedSocket.UNSEEN);
        try (SocketChannel accepted = server.accept()) {
          Set<Long> added = ours();
          added.removeAll(before);

          assertThat(diag.connections(added::contains).get())
              .hasSize(2)
              .anyMatch(end -> end.remote().equals(path.toString()) && end.local().isEmpty())
              .anyMatch(end -> end.local().equals(path.toString()) && end.remote().isEmpty());
          assertThat(client.isConnected() && accepted.isConnected()).isTrue();
        }
      }
    }
  }

  /** The sockets of this process by inode. */
  private static Set<Long> ours() {
    KernelFiles files = new KernelFiles();
    Set<Long> inodes = new TreeSet<>();
    for (int number : files.numbersIn("/proc/self/fd").get()) {
      Answer<String> link = files.readLink("/proc/self/fd/" + number);
      if (link.isPresent() && link.get().startsWith("socket:[")) {
        inodes.add(Long.valueOf(link.get().replaceAll("\\D", "")));
      }
    }
    return inodes;
  }

  private static int port(ServerSocketChannel server) {
    return server.socket().getLocalPort();
  }

  private static String text(java.net.SocketAddress address) {
    return "127.0.0.1:" + ((InetSocketAddress) address).getPort();
  }
}
