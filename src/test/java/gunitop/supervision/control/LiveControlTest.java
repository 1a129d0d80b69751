package gunitop.supervision.control;

import static gunitop.supervision.control.ControlPeer.framed;
import static gunitop.supervision.control.ControlPeer.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import gunitop.gunicorn.ControlAnswer;
import gunitop.gunicorn.ControlSocket;
import gunitop.kernel.StatFields;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real sockets, behind which this very process speaks as Gunicorn 26.2.2 did. */
class LiveControlTest {
  @TempDir private Path directory;
  private Path path;
  private ProcessId self;
  private List<ControlSocket> sockets;
  private final LiveControl control = new LiveControl(Duration.ofSeconds(30));

  @BeforeEach
  void thisProcessIsTheMaster() throws IOException {
    path = directory.resolve("gunicorn.ctl");
    self = process(ProcessHandle.current().pid());
    sockets = List.of(new ControlSocket(self, 1, path.toString()));
  }

  private static ProcessId process(long pid) throws IOException {
    byte[] line = Files.readAllBytes(Path.of("/proc/" + pid + "/stat"));
    StatFields stat = new StatFields();
    assertThat(stat.parse(line, line.length)).isTrue();
    return new ProcessId((int) pid, stat.startTicks(), "boot");
  }

  private ControlPeer peer(byte[]... answers) throws IOException {
    return new ControlPeer(path, false, answers);
  }

  /** One that does not speak as Gunicorn does is asked again only once its socket is another. */
  private void expectForeign(byte[]... answers) throws IOException {
    expectNothing(control, answers);
    try (ControlPeer peer = peer(recorded("stats"), recorded("config"))) {
      assertThat(control.ask(sockets)).isEmpty();
      assertThat(control.ask(List.of(new ControlSocket(self, 2, path.toString()))))
          .containsOnlyKeys(self);
      assertThat(peer.connections()).isEqualTo(1);
    }
  }

  /** One that is silent is not asked again at once, whoever listens there by then. */
  private void expectSilence(byte[]... answers) throws IOException {
    LiveControl hasty = new LiveControl(Duration.ofMillis(100));
    expectNothing(hasty, answers);
    try (ControlPeer peer = peer(recorded("stats"), recorded("config"))) {
      assertThat(hasty.ask(sockets)).isEmpty();
      assertThat(peer.connections()).isZero();
    }
  }

  private void expectNothing(LiveControl asking, byte[]... answers) throws IOException {
    try (ControlPeer peer = peer(answers)) {
      assertThat(asking.ask(sockets)).isEmpty();
      assertThat(peer.asked()).hasSizeLessThan(3);
    }
    Files.delete(path);
  }

  @Test
  void masterTellsWhatItWants() throws IOException {
    try (ControlPeer peer = peer(recorded("stats"), recorded("config"))) {
      assertThat(control.ask(sockets))
          .isEqualTo(
              Map.of(
                  self,
                  new ControlAnswer(
                      Reading.known(2),
                      Reading.known(2),
                      Reading.known(0),
                      Reading.known(false),
                      Reading.known(true),
                      Reading.known(Optional.of("/srv/sock/a.pid")),
                      Reading.known(30),
                      Reading.known(30))));
      assertThat(peer.connections()).isEqualTo(1);
    }
  }

  @Test
  void onlyTwoThingsAreEverAskedAndBothShow() throws IOException {
    try (ControlPeer peer = peer(recorded("stats"), recorded("config"))) {
      control.ask(sockets);
      control.ask(sockets);

      assertThat(peer.asked())
          .hasSize(4)
          .containsOnly(
              "{\"id\": 1, \"command\": \"show stats\", \"args\": []}",
              "{\"id\": 2, \"command\": \"show config\", \"args\": []}");
      assertThat(peer.connections()).isEqualTo(2);
    }
  }

  @Test
  void anotherOnesPidInTheAnswerIsNoAnswer() throws IOException {
    expectForeign(recorded("stats", 19031), recorded("config"));
  }

  @Test
  void whoListensDecidesWhoseAnswerItIs() throws IOException {
    ProcessId parent = process(ProcessHandle.current().parent().orElseThrow().pid());
    try (ControlPeer peer = peer(recorded("stats"), recorded("config"))) {
      ControlSocket others = new ControlSocket(parent, 2, path.toString());
      assertThat(control.ask(List.of(others))).isEmpty();

      assertThat(control.ask(List.of(others, sockets.get(0)))).containsOnlyKeys(self);
      assertThat(peer.connections()).isEqualTo(2);
    }
  }

  @Test
  void processThatHasThePidOfTheMasterIsNotAsked() throws IOException {
    ProcessId before = new ProcessId(self.pid(), self.startTicks() - 1, self.bootId());
    try (ControlPeer peer = peer(recorded("stats"), recorded("config"))) {
      assertThat(control.ask(List.of(new ControlSocket(before, 1, path.toString())))).isEmpty();
      assertThat(peer.connections()).isZero();
    }
  }

  @Test
  void lengthOfAGigabyteIsNoAnswer() throws IOException {
    expectForeign(ByteBuffer.allocate(4).putInt(1 << 30).array());
  }

  @Test
  void lengthWithTheHighestBitIsNoAnswer() throws IOException {
    expectForeign(ByteBuffer.allocate(4).putInt(-1).array());
  }

  @Test
  void garbageIsNoAnswer() throws IOException {
    expectForeign("HTTP/1.1 400 Bad Request\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void otherJsonIsNoAnswer() throws IOException {
    expectForeign(framed("{\"id\": 1, \"status\": \"error\", \"error\": \"Command failed\"}"));
  }

  @Test
  void jsonThatEndsTooSoonOrTooLateIsNoAnswer() throws IOException {
    expectForeign(framed("{\"id\": 1, \"status\": \"ok\", \"data\": {\"pid\":"));
    Files.delete(path);
    sockets = List.of(new ControlSocket(self, 3, path.toString()));
    String whole =
        new String(recorded("stats"), 4, recorded("stats").length - 4, StandardCharsets.UTF_8);
    expectForeign(framed(whole + "{}"));
  }

  @Test
  void depthThatWouldBurstAStackIsNoAnswer() throws IOException {
    expectForeign(framed("{\"data\": " + "[".repeat(60_000)));
  }

  @Test
  void halfAnAnswerAndThenSilenceIsNoAnswer() throws IOException {
    byte[] whole = recorded("stats");
    expectSilence(Arrays.copyOf(whole, whole.length / 2));
  }

  @Test
  void silenceIsNoAnswer() throws IOException {
    expectSilence(new byte[0]);
  }

  @Test
  void answerCutShortByItsEndIsAskedForAgain() throws IOException {
    byte[] whole = recorded("config");
    try (ControlPeer peer =
        new ControlPeer(path, true, recorded("stats"), Arrays.copyOf(whole, whole.length / 2))) {
      assertThat(control.ask(sockets)).isEmpty();
      assertThat(control.ask(sockets)).isEmpty();
      assertThat(peer.connections()).isEqualTo(2);
    }
  }

  @Test
  void whatIsMissingOrOfAnotherKindIsNotRead() throws IOException {
    byte[] config =
        framed(
            "{\"id\": 2, \"status\": \"ok\", \"data\": {\"workers\": \"4\", \"daemon\": 1,"
                + " \"timeout\": -1, \"graceful_timeout\": 99999999999999999999999, \"pidfile\": null,"
                + " \"bind\": [{\"workers\": 3}]}}");
    try (ControlPeer peer = peer(recorded("stats"), config)) {
      ControlAnswer answer = control.ask(sockets).get(self);

      assertThat(
              List.of(
                  answer.workers(),
                  answer.preload(),
                  answer.daemon(),
                  answer.timeoutSeconds(),
                  answer.gracefulSeconds()))
          .containsOnly(Reading.notRead());
      assertThat(answer.pidfile()).isEqualTo(Reading.known(Optional.empty()));
      assertThat(answer.target()).isEqualTo(Reading.known(2));
      assertThat(peer.connections()).isEqualTo(1);
    }
  }

  @Test
  void pathThatAnybodyCouldHaveBoundIsNotConnectedTo() throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    try (ControlPeer peer = peer(recorded("stats"), recorded("config"))) {
      assertThat(control.ask(sockets)).isEmpty();
      assertThat(peer.connections()).isZero();
    }
  }

  @Test
  void pathThatLeadsToNobodyIsNoTrouble() throws IOException {
    assertThat(control.ask(sockets)).isEmpty();
    peer().close();
    assertThat(path).exists();
    assertThat(control.ask(sockets)).isEmpty();
    Files.delete(path);
    Files.writeString(path, "no socket");
    assertThat(control.ask(sockets)).isEmpty();
  }
}
