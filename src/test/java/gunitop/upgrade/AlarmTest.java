package gunitop.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.Listener;
import gunitop.process.Reading;
import gunitop.testkit.HostSketch;
import gunitop.testkit.Watched;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlarmTest {
  private final HostSketch host = new HostSketch().listener(7, "127.0.0.1:8000");
  private final Watched watched = new Watched(host);

  @BeforeEach
  void oneGeneration() {
    host.daemon(100, 7);
    host.ready(100, List.of(101, 102));
  }

  private Alarm alarm() {
    return watched.look().alarm();
  }

  private String text() {
    return alarm().text(host.snapshot().monotonicNanos());
  }

  @Test
  void whoeverServesRaisesNone() {
    assertThat(alarm()).isEqualTo(Alarm.NONE);
  }

  @Test
  void drainedBeforeNewIsReadyIsAnOutageThatRevertEnds() {
    host.importing(200, 100);
    watched.look();
    host.ends(101, 102);
    host.at(1010);
    watched.look();
    host.at(1017.5);

    assertThat(text()).isEqualTo("OUTAGE for 7 s: nobody serves. r brings OLD's workers back");
  }

  @Test
  void twoMastersThatStopAreNotWaitedFor() {
    host.reexeced(200, 100);
    host.ready(200, List.of(201, 202));
    watched.lookFor(1010, 3);
    host.ends(101, 102, 201, 202);
    host.change(100, HostSketch.Draft::closesSockets).change(200, HostSketch.Draft::closesSockets);

    assertThat(text()).endsWith("nobody serves. Its masters stop: start it again");
  }

  @Test
  void aMasterOfWhichNobodyKnowsWhetherItStartsIsNotSaidToStart() {
    host.ends(101, 102).change(100, HostSketch.Draft::closesSockets);

    assertThat(text()).endsWith("nobody serves. If it stays so, start it again");
  }

  @Test
  void whatWasThereAtTheFirstLookIsOlder() {
    host.ends(101, 102);
    watched.look();
    host.at(1003);

    assertThat(text()).startsWith("OUTAGE for more than 3 s: nobody serves.");
  }

  @Test
  void anOutageEndsWithTheFirstReadyWorker() {
    host.ends(101, 102);
    watched.look();
    host.ready(103, 100);

    assertThat(alarm()).isEqualTo(Alarm.NONE);
  }

  @Test
  void connectionsThatWaitAreCounted() {
    host.ends(101, 102);
    host.listener(new Listener(7, "127.0.0.1:8000", Reading.known(3), Reading.known(2048)));

    assertThat(text()).contains("nobody serves, 3 connections wait. ");
  }

  @Test
  void aListenerThatLeadsNowhereIsAnOutageAlthoughWorkersAreReady() {
    host.listener(
        new Listener(
            7, "/run/app.sock", Reading.known(0), Reading.known(2048), Reading.known(false)));

    assertThat(text())
        .contains("nobody serves, /run/app.sock leads nowhere. Only a restart opens it anew");
  }

  @Test
  void heartbeatsThatCannotBeReadAreNoOutage() {
    host.viewer(1000, "ops").change(100, HostSketch.Draft::denied);
    host.change(101, HostSketch.Draft::denied).change(102, HostSketch.Draft::denied);
    Assessment assessment = watched.look();

    assertThat(assessment.alarm()).isEqualTo(Alarm.NONE);
    assertThat(Serving.of(assessment.application())).isEqualTo(Serving.UNKNOWN);
  }
}
