package gunitop.probe.host;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import gunitop.kernel.KernelFiles;
import gunitop.kernel.StatFields;
import gunitop.probe.ProbeOutcome;
import gunitop.probe.ProbeQuestion;
import gunitop.probe.ProbeReply;
import gunitop.probe.ProbeUrl;
import gunitop.process.Listener;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** This test's own process plays the worker that accepts. */
@Timeout(60)
class HostProbesTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private static final ProcessId MASTER = new ProcessId(1, 1, "");

  private final AtomicReference<String> asked = new AtomicReference<>("");

  @Test
  void tellsWhoAcceptedOverTcp() throws IOException {
    for (byte[] address : List.of(new byte[] {127, 0, 0, 1}, new byte[] {0, 0, 0, 0})) {
      try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.INET)) {
        server.bind(new InetSocketAddress(InetAddress.getByAddress(address), 0));
        answering(server, OK);
        int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
        String listener = (address[0] == 0 ? "0.0.0.0:" : "127.0.0.1:") + port;

        ProbeReply reply = ask(listener, 2);

        assertThat(reply.master()).contains(MASTER);
        assertThat(status(reply)).isEqualTo(200);
        assertThat(asked.get())
            .startsWith("GET /ping?a=b HTTP/1.1\r\nHost: shop.example:80\r\n")
            .contains("\r\nUser-Agent: gunitop-probe/1.2.3\r\n", "\r\nConnection: close\r\n");
      }
    }
  }

  /** IPv6's too, where the host has it. */
  @Test
  void reachesEachAddressOfTheLoopbackDevice() throws IOException {
    for (InetAddress address :
        Collections.list(NetworkInterface.getByName("lo").getInetAddresses())) {
      try (ServerSocketChannel server = ServerSocketChannel.open()) {
        server.bind(new InetSocketAddress(address, 0));
        answering(server, OK);
        int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
        String host = address.getHostAddress().replaceFirst("%.*", "");
        String listener = (host.contains(":") ? "[" + host + "]:" : host + ":") + port;
        assertThat(ask(listener, 2).master()).as(listener).contains(MASTER);
      }
    }
  }

  @Test
  void tellsWhoAcceptedOverAUnixSocket(@TempDir Path folder) throws IOException {
    Path path = folder.toRealPath().resolve("app.sock");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(path));
      answering(server, "HTTP/1.1 503 Busy\r\n\r\n");

      ProbeReply reply = ask("unix:" + path, 2);

      assertThat(reply.master()).contains(MASTER);
      assertThat(status(reply)).isEqualTo(503);
    }
  }

  @Test
  void theOnlyReadyWorkerIsAskedAtOnce() throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.INET)) {
      server.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
      int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
      CompletableFuture<ProbeReply> reply =
          CompletableFuture.supplyAsync(() -> ask("127.0.0.1:" + port, 1));
      try (SocketChannel accepted = server.accept()) {
        read(accepted);
        assertThat(asked.get()).endsWith("\r\n\r\n");
        accepted.write(ByteBuffer.wrap(OK.getBytes(US_ASCII)));
      }
      assertThat(status(reply.join())).isEqualTo(200);
    }
  }

  @Test
  void aStrangerWhoAcceptsIsUnknown() throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.INET)) {
      server.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
      answering(server, OK);
      int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
      ProcessId reused = new ProcessId(self().pid(), self().startTicks() + 1, "");

      ProbeReply reply =
          new HostProbes("1.2.3").ask(question("127.0.0.1:" + port, 2, reused, true));

      assertThat(reply.master()).isEmpty();
      assertThat(status(reply)).isEqualTo(200);
    }
  }

  @Test
  void whatIsNoAnswerIsAFailureOfWhoAccepted() throws IOException {
    for (String text : List.of("", "SSH-2.0-OpenSSH\r\n\r\n", "\u0000".repeat(200_000))) {
      try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.INET)) {
        server.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
        answering(server, text);
        int port = ((InetSocketAddress) server.getLocalAddress()).getPort();

        ProbeReply reply = ask("127.0.0.1:" + port, 2);

        assertThat(reply.master()).contains(MASTER);
        assertThat(reply.outcome()).isInstanceOf(ProbeOutcome.Failed.class);
      }
    }
  }

  @Test
  void nobodyWhoListensIsAFailureOfNobody() throws IOException {
    int port;
    try (ServerSocket server = new ServerSocket(0)) {
      port = server.getLocalPort();
    }
    ProbeReply reply = ask("127.0.0.1:" + port, 2);
    assertThat(reply.master()).isEmpty();
    assertThat(reply.outcome()).isInstanceOf(ProbeOutcome.Failed.class);
  }

  @Test
  void whatCannotBeAskedSaysWhy(@TempDir Path folder) {
    assertThat(obstacle("unix:@abstract", true)).contains("without a path");
    assertThat(obstacle("unix:/nonexistent/app.sock", true)).contains("does not exist");
    assertThat(obstacle("unix:" + folder, true)).contains("no socket");
    assertThat(obstacle("unix:" + folder, false)).contains("does not lead to its listener");
  }

  private String obstacle(String listener, boolean reachable) {
    ProbeReply reply = new HostProbes("1.2.3").ask(question(listener, 2, self(), reachable));
    return ((ProbeOutcome.NotSent) reply.outcome()).reason();
  }

  private ProbeReply ask(String listener, int ready) {
    return new HostProbes("1.2.3").ask(question(listener, ready, self(), true));
  }

  private static int status(ProbeReply reply) {
    assertThat(reply.outcome()).isInstanceOf(ProbeOutcome.Answered.class);
    return ((ProbeOutcome.Answered) reply.outcome()).status();
  }

  private static ProbeQuestion question(
      String listener, int ready, ProcessId worker, boolean reachable) {
    return new ProbeQuestion(
        new ProbeUrl("shop.example:80", "/ping?a=b"),
        self(),
        0,
        Optional.of(
            new Listener(
                7, listener, Reading.known(0), Reading.known(64), Reading.known(reachable))),
        List.of(new ProbeQuestion.Member(worker, MASTER)),
        ready);
  }

  private static ProcessId self() {
    byte[] line = new KernelFiles().load("/proc/self/stat", StatFields.LINE_BYTES).get();
    StatFields fields = new StatFields();
    assertThat(fields.parse(line, line.length)).isTrue();
    return new ProcessId((int) ProcessHandle.current().pid(), fields.startTicks(), "");
  }

  private void answering(ServerSocketChannel server, String text) {
    asked.set("");
    CompletableFuture.runAsync(
        () -> {
          try (SocketChannel accepted = server.accept()) {
            read(accepted);
            ByteBuffer answer = ByteBuffer.wrap(text.getBytes(US_ASCII));
            while (answer.hasRemaining()) {
              accepted.write(answer);
            }
          } catch (IOException hungUp) {
            return;
          }
        });
  }

  private void read(SocketChannel accepted) throws IOException {
    ByteBuffer request = ByteBuffer.allocate(4096);
    while (!asked.get().endsWith("\r\n\r\n") && accepted.read(request) >= 0) {
      asked.set(new String(request.array(), 0, request.position(), US_ASCII));
    }
  }
}
