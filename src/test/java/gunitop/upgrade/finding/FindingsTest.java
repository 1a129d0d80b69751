package gunitop.upgrade.finding;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.testkit.HostSketch;
import gunitop.testkit.Watched;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Severity;
import gunitop.upgrade.Step;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private final HostSketch host = new HostSketch().listener(7, "127.0.0.1:8000");
  private final Watched watched = new Watched(host);

  @BeforeEach
  void oneGeneration() {
    host.daemon(100, 7).worksIn("/srv");
    host.ready(100, List.of(101, 102));
    watched.lookFor(1000, 3);
  }

  private Finding only(FindingCode code) {
    List<Finding> found =
        watched.look().findings().stream().filter(one -> one.code() == code).toList();
    assertThat(found).as(code + "").hasSize(1);
    return found.get(0);
  }

  private void none(FindingCode code) {
    assertThat(watched.look().findings()).extracting(Finding::code).doesNotContain(code);
  }

  @Test
  void workerSilentForLongerThanItsTimeoutIsStuck() {
    host.importing(200, 100)
        .commandLine("/usr/bin/python3", "/usr/bin/gunicorn", "-t", "30", "-w", "2", "app:app");
    watched.look();
    host.ends(200);
    watched.look();
    host.at(1020);
    none(FindingCode.STUCK_WORKER);
    host.at(1031);

    assertThat(only(FindingCode.STUCK_WORKER).message()).contains("OLD worker 101", "1 more");
  }

  @Test
  void secondPidfileOfALivingStrangerWouldEndNew() {
    host.process(900, 1).name("cron");
    host.file("/srv/app.pid", "100\n").file("/srv/app.pid.2", "900\n");

    Finding stale = only(FindingCode.STALE_PIDFILE);

    assertThat(stale.severity()).isEqualTo(Severity.WARNING);
    assertThat(stale.message()).contains("/srv/app.pid.2 names process 900");
    assertThat(stale.against()).containsExactly(Step.USR2);
  }

  @Test
  void secondPidfileOfTheDeadIsOnlyNamed() {
    host.file("/srv/app.pid", "100\n").file("/srv/app.pid.2", "901\n");

    Finding stale = only(FindingCode.STALE_PIDFILE);

    assertThat(stale.severity()).isEqualTo(Severity.INFO);
    assertThat(stale.message()).contains("/srv/app.pid.2 is stale", "901");
  }

  @Test
  void pidfilesThatAreRightAreNoFinding() {
    host.file("/srv/app.pid", "100\n").file("/srv/app.pid.2", "200\n");
    host.reexeced(200, 100);

    none(FindingCode.STALE_PIDFILE);
  }

  @Test
  void oneAddressWithSeveralListenersIsReusePort() {
    none(FindingCode.REUSE_PORT);
    host.listener(8, "127.0.0.1:8000").change(102, draft -> draft.closesSockets().holds(8));

    assertThat(only(FindingCode.REUSE_PORT).against()).containsExactly(Step.USR2);
  }

  @Test
  void requestsLeftAreToldWhileOldRetires() {
    host.reexeced(200, 100);
    host.ready(200, List.of(201, 202));
    host.change(101, draft -> draft.serves(501)).change(102, draft -> draft.serves(502));
    watched.look();
    host.at(1020).change(100, HostSketch.Draft::closesSockets);

    assertThat(watched.look().judgement().reason())
        .contains("2 connections left, the oldest for 17 s");
  }
}
