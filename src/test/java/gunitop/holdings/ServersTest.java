package gunitop.holdings;

import static gunitop.testkit.ProcessFixture.process;
import static org.assertj.core.api.Assertions.assertThat;

import gunitop.holdings.Connection.State;
import gunitop.process.OpenFiles;
import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServersTest {
  private static final String DATABASE = "10.0.0.5:5432";

  private final ProcessSample worker =
      process(101).files(new OpenFiles(Set.of(1L, 2L, 3L), List.of(), List.of())).sample();

  @Test
  void countsWhatIsConnectedToAServerOnce() {
    Servers servers =
        servers(tcp(1, 40001, DATABASE), tcp(2, 40002, DATABASE), tcp(9, 40009, "10.0.0.6:6379"));

    assertThat(servers.all().get())
        .as("socket 9 is somebody else's")
        .containsExactly(new Outbound(DATABASE, 2));
    assertThat(servers.of(worker).get()).containsExactly(new Outbound(DATABASE, 2));
  }

  @Test
  void leavesOutWhatCameIn() {
    Servers servers =
        servers(
            tcp(1, 8000, "10.0.0.9:51000"),
            unix(2, "unix:/run/app.sock", "unix:"),
            unix(3, "unix:", "unix:/run/redis.sock"));

    assertThat(servers.all().get()).containsExactly(new Outbound("unix:/run/redis.sock", 1));
  }

  @Test
  void leavesOutPairsOfSocketsAndWhatOneSideAloneHolds() {
    Servers servers =
        servers(
            unix(1, "unix:", "unix:"),
            new Connection(2, State.CLOSED_BY_PEER, "10.0.0.7:1", 1, DATABASE),
            new Connection(3, State.CONNECTING, "10.0.0.7:2", 2, DATABASE));

    assertThat(servers.all().get()).isEmpty();
  }

  @Test
  void whatCannotBeReadIsNotNone() {
    Servers hidden = Servers.of(question(Reading.known(Set.of(1L))), Reading.denied());
    Servers closed = Servers.of(question(Reading.denied()), Reading.known(List.of()));
    ProcessSample stranger = process(102).sample();

    assertThat(hidden.all()).isEqualTo(Reading.denied());
    assertThat(closed.all()).isEqualTo(Reading.denied());
    assertThat(hidden.of(worker)).isEqualTo(Reading.denied());
    assertThat(servers().of(stranger).isKnown()).isFalse();
    assertThat(HoldingsText.of(hidden.all())).isEqualTo("?");
    assertThat(HoldingsText.brief(hidden.all())).isEqualTo("out ?");
    assertThat(HoldingsText.of(servers().all())).isEqualTo("none");
  }

  @Test
  void theMostUsedServerStandsFirst() {
    Servers servers = servers(tcp(1, 1, "10.0.0.6:6379"), tcp(2, 2, DATABASE), tcp(3, 3, DATABASE));

    assertThat(HoldingsText.of(servers.all())).isEqualTo("10.0.0.5:5432 2, 10.0.0.6:6379 1");
    assertThat(HoldingsText.brief(servers.all())).isEqualTo("out 3");
  }

  private static Servers servers(Connection... connections) {
    return Servers.of(
        question(Reading.known(Set.of(1L, 2L, 3L))), Reading.known(List.of(connections)));
  }

  private static HoldingsQuestion question(Reading<Set<Long>> sockets) {
    ProcessId master = process(100).sample().id();
    return new HoldingsQuestion(
        master, List.of(master), sockets, Set.of("0.0.0.0:8000", "unix:/run/app.sock"));
  }

  private static Connection tcp(long inode, int port, String remote) {
    return new Connection(inode, State.ESTABLISHED, "10.0.0.7:" + port, port, remote);
  }

  private static Connection unix(long inode, String local, String remote) {
    return new Connection(inode, State.ESTABLISHED, local, 0, remote);
  }
}
