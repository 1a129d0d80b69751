package gunitop.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import gunitop.process.FileReading;
import gunitop.process.Focus;
import gunitop.process.Listener;
import gunitop.process.OpenFiles;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.RunState;
import gunitop.process.Signal;
import gunitop.process.SignalSet;
import gunitop.process.Snapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the sampler makes of the recordings. */
class RecordedScenarioTest {
  private static final SignalSet MASTER = SignalSet.of(Signal.HUP, Signal.USR2, Signal.CHLD);
  private static final String PIDFILE = "/srv/frappe/frappe.pid";

  @Test
  void aSteadyMasterAndItsWorkersAreFullyKnown() {
    Snapshot snapshot = look("steady");
    ProcessSample master = masters(snapshot).get(0);
    List<ProcessSample> workers = snapshot.childrenOf(master.pid());

    assertThat(masters(snapshot)).hasSize(1);
    assertThat(workers).hasSize(3);
    assertThat(master.traits().commandLine().get(0))
        .startsWith("gunicorn: master [frappe.app:application]");
    assertThat(master.traits().owner().name()).isEqualTo("www-data");
    assertThat(workers)
        .allSatisfy(
            worker -> {
              assertThat(worker.stat().layout()).isEqualTo(master.stat().layout());
              assertThat(worker.files().get().temporary()).hasSize(1);
              assertThat(worker.connections()).isEqualTo(Reading.known(0));
            });
    OpenFiles files = master.files().get();
    assertThat(files.temporary()).hasSize(3);
    assertThat(files.logs()).containsExactly("/srv/frappe/frappe.log");
    assertThat(snapshot.listeners().values())
        .extracting(Listener::address, Listener::backlog, Listener::limit)
        .containsExactly(tuple("127.0.0.1:8000", Reading.known(0), Reading.known(2048)));
    assertThat(files.sockets()).containsAll(snapshot.listeners().keySet());
    assertThat(snapshot.files().get(PIDFILE).text()).isEqualTo(Reading.known(master.pid() + "\n"));
    assertThat(snapshot.ageSeconds(master.id())).isBetween(0.1, 60.0);
  }

  @Test
  void proportionalMemoryComesWhereItIsAskedFor() {
    Snapshot snapshot = look("steady");

    assertThat(snapshot.oldestFirst())
        .filteredOn(sample -> sample.files().isKnown())
        .hasSize(4)
        .allSatisfy(sample -> assertThat(sample.pssBytes().get()).isBetween(1L << 20, 200L << 20));
  }

  @Test
  void aWorkerThatNeverBeatHasAnUntouchedHeartbeatFile() {
    Snapshot snapshot = look("booting");
    ProcessSample fresh = masters(snapshot).get(1);

    assertThat(snapshot.childrenOf(fresh.pid()))
        .hasSize(3)
        .allSatisfy(
            worker -> {
              var beat = worker.files().get().temporary().get(0);
              assertThat(beat.mode()).isEqualTo(0600);
              assertThat(beat.changedNanos()).isEqualTo(beat.modifiedNanos());
            });
    assertThat(snapshot.childrenOf(masters(snapshot).get(0).pid()))
        .filteredOn(child -> child.pid() != fresh.pid())
        .allSatisfy(worker -> assertThat(worker.files().get().temporary().get(0).mode()).isZero());
  }

  @Test
  void anImportingMasterHasAnImageOfItsOwnAndNoHandlers() {
    Snapshot snapshot = look("importing");
    ProcessSample old = masters(snapshot).get(0);
    ProcessSample importing =
        snapshot.childrenOf(old.pid()).stream()
            .filter(child -> !child.stat().layout().equals(old.stat().layout()))
            .findFirst()
            .orElseThrow();

    assertThat(importing.traits().caught()).isEqualTo(Reading.known(SignalSet.of(Signal.INT)));
    assertThat(importing.traits().commandLine()).contains("--preload");
  }

  @Test
  void aRetiringMasterHoldsNoListenerWhileItsWorkersStillDo() {
    Snapshot snapshot = look("retiring");
    ProcessSample old = masters(snapshot).get(0);
    Set<Long> listeners = snapshot.listeners().keySet();

    assertThat(listeners).hasSize(1);
    assertThat(old.files().get().sockets()).doesNotContainAnyElementsOf(listeners);
    List<ProcessSample> workers =
        snapshot.childrenOf(old.pid()).stream()
            .filter(child -> child.stat().layout().equals(old.stat().layout()))
            .toList();
    assertThat(workers)
        .isNotEmpty()
        .allSatisfy(
            worker -> {
              assertThat(worker.files().get().sockets()).containsAll(listeners);
              assertThat(worker.connections()).isEqualTo(Reading.known(1));
            });
  }

  @Test
  void whatAnotherUserMayNotReadIsDenied() {
    Snapshot snapshot = look("permission-denied");
    ProcessSample master = masters(snapshot).get(0);

    assertThat(snapshot.viewer().name()).isEqualTo("nobody");
    assertThat(master.stat().layout().isDenied()).isTrue();
    assertThat(master.files().isDenied()).isTrue();
    assertThat(master.connections().isDenied()).isTrue();
    assertThat(master.traits().environment().isDenied()).isTrue();
    assertThat(master.pssBytes().isDenied()).isTrue();
    assertThat(snapshot.listeners()).isEmpty();
  }

  @Test
  void anyNameIsReadToItsEnd() {
    Snapshot snapshot = look("comm-with-parens");

    assertThat(snapshot.childrenOf(1))
        .singleElement()
        .satisfies(
            sample -> {
              assertThat(sample.stat().name()).isEqualTo(") R 1 (\n\uFFFD\uFFFD x");
              assertThat(sample.stat().state()).isEqualTo(RunState.SLEEPING);
            });
  }

  @Test
  void aReusedPidIsAnotherProcess() {
    try (Sampler sampler = RecordedSampler.replaying(scenario("steady"), scenario("pid-reused"))) {
      Snapshot before = sampler.sample(Focus.NOTHING);
      Snapshot after = sampler.sample(Focus.NOTHING);
      ProcessSample worker = before.childrenOf(masters(before).get(0).pid()).get(0);
      ProcessSample impostor = after.process(worker.pid()).orElseThrow();

      assertThat(after.process(worker.id())).isEmpty();
      assertThat(impostor.id()).isNotEqualTo(worker.id());
      assertThat(impostor.traits().commandLine()).containsExactly("sleep", "600");
      assertThat(impostor.traits().caught()).isEqualTo(Reading.known(SignalSet.of()));
    }
  }

  @Test
  void theSameProcessIsFollowedThroughAWholeUpgrade() {
    List<String> story =
        List.of("steady", "exec", "booting", "overlap", "draining", "drained", "promoted");
    Path[] later = story.stream().skip(1).map(Recordings::scenario).toArray(Path[]::new);
    try (Sampler sampler = RecordedSampler.replaying(scenario("steady"), later)) {
      Snapshot first = sampler.sample(Focus.NOTHING);
      ProcessSample old = masters(first).get(0);
      Focus focus = Recordings.focusOn(old.pid());
      List<Integer> descendants =
          story.stream()
              .skip(1)
              .limit(5)
              .map(unused -> sampler.sample(focus))
              .map(s -> (int) s.oldestFirst().stream().filter(p -> p.files().isKnown()).count())
              .toList();
      Snapshot last = sampler.sample(focus);

      assertThat(descendants).startsWith(5, 8, 8).endsWith(5);
      assertThat(last.process(old.id())).isEmpty();
      ProcessSample promoted = masters(last).get(0);
      assertThat(promoted.stat().parent()).isEqualTo(1);
      assertThat(promoted.traits().commandLine().get(0))
          .startsWith("gunicorn: master [frappe.app:application]");
    }
  }

  @Test
  void handlersInstalledLateAreSeenInAProcessThatNobodyTracks() {
    try (Sampler sampler =
        RecordedSampler.replaying(scenario("importing"), scenario("overlap-foreground"))) {
      assertThat(masters(sampler.sample(Focus.NOTHING))).hasSize(1);
      assertThat(masters(sampler.sample(Focus.NOTHING))).hasSize(2);
    }
  }

  @Test
  void theFirstProcessOfAContainerIsKnown() {
    Snapshot snapshot = look("container");

    assertThat(masters(snapshot).get(0).traits().namespacePids().get()).hasSize(2).endsWith(1);
    assertThat(masters(look("systemd")).get(0).traits().controlGroup())
        .isEqualTo(Reading.known("/system.slice/frappe-web.service"));
  }

  @Test
  void aProcessThatIsNoLongerTrackedShowsNothingStale() {
    try (Sampler sampler = RecordedSampler.replaying(scenario("steady"))) {
      int pid = masters(sampler.sample(Focus.NOTHING)).get(0).pid();
      ProcessSample tracked = sampler.sample(Recordings.focusOn(pid)).process(pid).orElseThrow();
      ProcessSample left = sampler.sample(Focus.NOTHING).process(pid).orElseThrow();

      assertThat(tracked.files().isKnown() && tracked.pssBytes().isKnown()).isTrue();
      assertThat(left.files()).isEqualTo(Reading.notRead());
      assertThat(left.connections()).isEqualTo(Reading.notRead());
      assertThat(left.pssBytes()).isEqualTo(Reading.notRead());
      assertThat(left.traits()).isEqualTo(tracked.traits());
    }
  }

  @Test
  void onlyTheVariablesAskedForAreKept() {
    Snapshot snapshot = look("overlap");
    ProcessSample fresh = masters(snapshot).get(1);

    assertThat(fresh.traits().environment().get()).containsOnlyKeys("GUNICORN_FD");
  }

  @Test
  void aPathWhereNothingStandsIsNotInTheSnapshot() {
    assertThat(look("steady").files()).containsOnlyKeys(PIDFILE);
    FileReading socket = look("two-applications").files().get("/srv/frappe/crm.sock");
    assertThat(socket.text()).isEqualTo(Reading.known(""));
    assertThat(socket.inode().isKnown()).isTrue();
  }

  @Test
  void aUnixListenerIsNamedByItsPath() {
    Snapshot snapshot = look("two-applications");

    assertThat(snapshot.listeners().values())
        .extracting(Listener::address)
        .containsExactlyInAnyOrder("127.0.0.1:8000", "unix:/srv/frappe/crm.sock");
  }

  private static Snapshot look(String scenario) {
    return Recordings.look(scenario);
  }

  private static Path scenario(String name) {
    return Recordings.scenario(name);
  }

  private static List<ProcessSample> masters(Snapshot snapshot) {
    return snapshot.oldestFirst().stream()
        .filter(sample -> sample.traits().caught().orElse(SignalSet.of()).containsAll(MASTER))
        .filter(sample -> !sample.traits().commandLine().toString().contains("supervisord"))
        .toList();
  }
}
