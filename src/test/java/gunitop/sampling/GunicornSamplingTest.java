package gunitop.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.kernel.Pidfd;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import gunitop.process.ExitStatus;
import gunitop.process.Listener;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Signal;
import gunitop.process.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sampler against a real Gunicorn, with {@code ss} as the witness for sockets. */
@Needs(Need.GUNICORN)
class GunicornSamplingTest {
  private static final byte[] SLOW =
      "GET /slow HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path directory;
  private final Sampler sampler = ProcSampler.ofThisHost();

  @AfterEach
  void close() {
    sampler.close();
  }

  @Test
  @Needs(Need.SS)
  void aWorkerHoldsItsConnectionAndTheRestWaitsInTheBacklog() throws Exception {
    try (StartedGunicorn gunicorn =
        StartedGunicorn.start(
            directory, sampler, List.of(), "-w", "1", "-b", "127.0.0.1:0", "--backlog", "9")) {
      Snapshot idle = gunicorn.until("a ready worker", s -> gunicorn.isReady(s, 1));
      Listener listener = idle.listeners().values().iterator().next();
      assertThat(idle.listeners()).hasSize(1);
      assertThat(listener.address()).startsWith("127.0.0.1:");
      assertThat(listener.backlog()).isEqualTo(Reading.known(0));
      assertThat(listener.limit()).isEqualTo(Reading.known(9));

      int port = Integer.parseInt(listener.address().substring("127.0.0.1:".length()));
      try (Socket taken = request(port)) {
        gunicorn.until(
            "a connection in the worker",
            s -> gunicorn.workers(s).get(0).connections().equals(Reading.known(1)));
        try (Socket second = request(port);
            Socket third = request(port)) {
          Snapshot busy =
              gunicorn.until(
                  "a backlog of 2",
                  s -> s.listeners().get(listener.inode()).backlog().equals(Reading.known(2)));

          assertThat(gunicorn.workers(busy).get(0).connections()).isEqualTo(Reading.known(1));
          assertThat(gunicorn.master(busy).connections()).isEqualTo(Reading.known(0));
          assertThat(ss("-Htln", "sport = :" + port)).startsWith("LISTEN 2 9 127.0.0.1:" + port);
          assertThat(List.of(taken, second, third)).allMatch(Socket::isConnected);
        }
        // The client says it is done; the worker is still at its request.
        taken.shutdownOutput();
        Snapshot left =
            gunicorn.until(
                "the end of the client",
                s -> ss("-Htn", "state", "close-wait").contains(":" + port));
        assertThat(gunicorn.workers(left).get(0).connections()).isEqualTo(Reading.known(1));
      }
    }
  }

  @Test
  void unixSocketsCountTheSame() throws Exception {
    Path path = directory.resolve("app.sock");
    try (StartedGunicorn gunicorn =
        StartedGunicorn.start(
            directory, sampler, List.of(), "-w", "1", "-k", "gthread", "-b", "unix:" + path)) {
      gunicorn.until("a ready worker", s -> gunicorn.isReady(s, 1));
      try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
        client.write(ByteBuffer.wrap(SLOW));
        Snapshot busy =
            gunicorn.until(
                "a connection",
                s -> gunicorn.workers(s).get(0).connections().equals(Reading.known(1)));

        assertThat(busy.listeners().values())
            .extracting(Listener::address)
            .containsExactly("unix:" + path);
        assertThat(gunicorn.master(busy).files().get().logs())
            .containsExactly(directory.resolve("gunicorn.log").toString());
        assertThat(gunicorn.master(busy).files().get().workingDirectory())
            .isEqualTo(Reading.known(directory.toString()));
        Set<Long> taken = gunicorn.workers(busy).get(0).connectionInodes().get();
        client.write(ByteBuffer.wrap(SLOW));
        assertThat(gunicorn.workers(sampler.sample(gunicorn.focus())).get(0).connectionInodes())
            .as("the same connection, by its inode")
            .isEqualTo(Reading.known(taken));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"app.sock", "unix:app.sock"})
  void aUnixListenerIsReachableAsLongAsItsPathIsItsOwn(String bind) throws Exception {
    Path path = directory.resolve("app.sock");
    String address = bind.startsWith("unix:") ? bind : "unix:" + path;
    try (StartedGunicorn gunicorn =
        StartedGunicorn.start(directory, sampler, List.of(), "-w", "1", "-b", address)) {
      Snapshot ready = gunicorn.until("a ready worker", s -> gunicorn.isReady(s, 1));
      assertThat(onlyListener(ready).reachable()).isEqualTo(Reading.known(true));

      Files.move(path, directory.resolve("moved.sock"));
      assertThat(onlyListener(sampler.sample(gunicorn.focus())).reachable())
          .as("gone")
          .isEqualTo(Reading.known(false));
      try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
        other.bind(UnixDomainSocketAddress.of(path));
        assertThat(onlyListener(sampler.sample(gunicorn.focus())).reachable())
            .as("another's")
            .isEqualTo(Reading.known(false));
      }
      Files.delete(path);
      Files.move(directory.resolve("moved.sock"), path);
      assertThat(onlyListener(sampler.sample(gunicorn.focus())).reachable())
          .as("its own again")
          .isEqualTo(Reading.known(true));
    }
  }

  private static Listener onlyListener(Snapshot snapshot) {
    assertThat(snapshot.listeners()).hasSize(1);
    return snapshot.listeners().values().iterator().next();
  }

  @Test
  @Needs(Need.NAMESPACES)
  void anotherNetworkNamespaceIsAskedFromInside() throws Exception {
    List<String> elsewhere = List.of("/usr/bin/unshare", "--net");
    try (StartedGunicorn gunicorn =
        StartedGunicorn.start(
            directory, sampler, elsewhere, "-w", "1", "-b", "0.0.0.0:8000", "-b", "unix:u.sock")) {
      Snapshot snapshot = gunicorn.until("a ready worker", s -> gunicorn.isReady(s, 1));

      assertThat(snapshot.listeners().values())
          .extracting(Listener::address)
          .contains("0.0.0.0:8000")
          .hasSize(2);
      assertThat(snapshot.listeners().values())
          .filteredOn(listener -> listener.address().equals("0.0.0.0:8000"))
          .allSatisfy(
              listener -> {
                assertThat(listener.backlog()).isEqualTo(Reading.known(0));
                assertThat(listener.limit()).isEqualTo(Reading.known(2048));
              });
    }
  }

  @Test
  void aNewMasterThatDiesAtOnceIsSeen() throws Exception {
    try (StartedGunicorn gunicorn =
        StartedGunicorn.start(
            directory, sampler, List.of(), "--preload", "-w", "1", "-b", "127.0.0.1:0")) {
      sampler.watch(() -> {}, () -> {});
      Snapshot before = gunicorn.until("a ready worker", s -> gunicorn.isReady(s, 1));
      ProcessSample worker = gunicorn.workers(before).get(0);
      Files.writeString(
          directory.resolve("app.py"), "import time; time.sleep(0.2); raise SystemError\n");
      try (Pidfd pidfd = Pidfd.open(gunicorn.pid()).get()) {
        assertThat(pidfd.send(Signal.USR2.number())).isZero();
      }

      Snapshot during =
          gunicorn.until("a NEW master", s -> importing(s, gunicorn.pid()).isPresent());
      ProcessSample fresh = importing(during, gunicorn.pid()).orElseThrow();
      assertThat(fresh.stat().layout()).isNotEqualTo(worker.stat().layout());
      assertThat(fresh.traits().commandLine()).contains("--preload");
      gunicorn.until("its end", s -> !s.isAlive(fresh.id()));
      Snapshot after = gunicorn.until("its exit status", s -> s.exit(fresh.id()).isKnown());
      assertThat(after.exit(fresh.id())).isEqualTo(Reading.known(new ExitStatus.Exited(1)));
      assertThat(after.exit(worker.id())).isEqualTo(Reading.notRead());
    }
  }

  /** A child that has executed a program: its command line is empty for some ms around that. */
  private static Optional<ProcessSample> importing(Snapshot snapshot, int master) {
    return snapshot.childrenOf(master).stream()
        .filter(child -> child.traits().commandLine().contains("--preload"))
        .filter(
            child -> child.traits().caught().map(set -> !set.contains(Signal.TERM)).orElse(false))
        .findFirst();
  }

  @Test
  void ageAndCpuAreThoseOfPs() throws Exception {
    Snapshot snapshot = sampler.sample(Recordings.focusOn());
    int self = (int) ProcessHandle.current().pid();
    ProcessSample sample = snapshot.process(self).orElseThrow();
    double age = snapshot.ageSeconds(sample.id());
    long started = ProcessHandle.current().info().startInstant().orElseThrow().toEpochMilli();

    assertThat(age).isCloseTo((snapshot.time().toEpochMilli() - started) / 1e3, within(1.5));
    assertThat(sample.stat().threads()).isGreaterThan(1);
    assertThat(sample.stat().residentBytes()).isGreaterThan(10 << 20);
  }

  private static Offset<Double> within(double seconds) {
    return Offset.offset(seconds);
  }

  private static Socket request(int port) throws IOException {
    Socket socket = new Socket();
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
    socket.getOutputStream().write(SLOW);
    return socket;
  }

  private static String ss(String... options) {
    List<String> command = new ArrayList<>(List.of("ss"));
    command.addAll(List.of(options));
    try {
      Process process = new ProcessBuilder(command).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .replaceAll("\\s+", " ");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
