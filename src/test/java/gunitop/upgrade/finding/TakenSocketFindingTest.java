package gunitop.upgrade.finding;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.Listener;
import gunitop.process.Reading;
import gunitop.testkit.HostSketch;
import gunitop.testkit.Watched;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Severity;
import gunitop.upgrade.Step;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A third master removes the unix socket that it finds, and binds its own in its place. */
class TakenSocketFindingTest {
  private static final String PATH = "unix:/run/web.sock";

  private final HostSketch host = new HostSketch();
  private final Watched watched = new Watched(host);

  @BeforeEach
  void oneGeneration() {
    host.listener(socket(7, Reading.known(false)));
    host.daemon(100, 7);
    host.ready(100, List.of(101, 102));
  }

  private static Listener socket(long inode, Reading<Boolean> reachable) {
    return new Listener(inode, PATH, Reading.known(0), Reading.known(2048), reachable);
  }

  private Optional<Finding> taken() {
    return watched.look().findings().stream()
        .filter(finding -> finding.code() == FindingCode.THIRD_MASTER)
        .findFirst();
  }

  @Test
  void whoHoldsTheSocketAtThatPathNowIsNamed() {
    host.listener(socket(8, Reading.known(true)));
    host.process(300, 1).name("gunicorn").holds(8);

    Finding found = taken().orElseThrow();

    assertThat(found.severity()).isEqualTo(Severity.WARNING);
    assertThat(found.message())
        .isEqualTo(
            "Third master 300 took unix:/run/web.sock:"
                + " new connections go to it, none to master 100 any more.");
    assertThat(found.remedy()).contains("TERM retires 100");
    assertThat(found.against()).containsExactly(Step.USR2);
  }

  @Test
  void theEldestOfThoseWhoShareItIsNamed() {
    host.listener(socket(8, Reading.known(true)));
    host.at(1001).process(300, 1).name("gunicorn").holds(8);
    host.at(1002).process(299, 300).name("gunicorn").holds(8);

    assertThat(taken().orElseThrow().message()).startsWith("Third master 300 took");
  }

  @Test
  void aSocketThatNobodyIsSeenToHoldIsNotSaidToBeTaken() {
    host.listener(socket(8, Reading.known(true)));
    host.process(300, 1).name("gunicorn").holds(8).denied();

    assertThat(taken()).isEmpty();
  }

  @Test
  void aPathThatLeadsNowhereIsTakenByNobody() {
    host.listener(socket(8, Reading.known(false)));
    host.process(300, 1).name("gunicorn").holds(8);

    assertThat(taken()).isEmpty();
  }

  @Test
  void anotherPathIsNotTheirs() {
    host.listener(
        new Listener(
            8, "unix:/run/other.sock", Reading.known(0), Reading.known(9), Reading.known(true)));
    host.process(300, 1).name("gunicorn").holds(8);

    assertThat(taken()).isEmpty();
  }

  @Test
  void nothingFollowsWhereNobodyKnowsWhetherTheirOwnIsReached() {
    host.listener(socket(7, Reading.notRead())).listener(socket(8, Reading.known(true)));
    host.process(300, 1).name("gunicorn").holds(8);

    assertThat(taken()).isEmpty();
  }
}
