package gunitop.gunicorn;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.app.KnownOwner;
import gunitop.process.Snapshot;
import gunitop.testkit.HostSketch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelaunchTest {
  private final HostSketch host = new HostSketch().listener(7, "127.0.0.1:8000");
  private History history = History.EMPTY;

  @BeforeEach
  void oneGeneration() {
    host.daemon(100, 7).worksIn("/srv");
    host.ready(100, List.of(101));
  }

  private List<Relaunch> look() {
    Snapshot snapshot = host.snapshot();
    List<Application> found = KnownOwner.RULES.ownership().find(snapshot, history);
    history = history.after(snapshot, found);
    return Relaunch.of(found, snapshot, history);
  }

  @Test
  void aTitleHidesWhereItStartedAndWhetherSystemdOpenedTheListeners() {
    Relaunch one = look().get(0);

    assertThat(one.line()).isEmpty();
    assertThat(one.startedIn().isKnown()).isFalse();
    assertThat(one.activated().isKnown()).isFalse();
    assertThat(one.pidfile().isKnown()).isFalse();
    assertThat(one.listeners()).hasSize(1);
    assertThat(one.old().master().pid()).isEqualTo(100);
  }

  @Test
  void aCommandLineTellsItAll() {
    host.change(
        100,
        draft ->
            draft
                .commandLine("python3", "/usr/bin/gunicorn", "app:application")
                .environment(Map.of("PWD", "/srv/current", "LISTEN_FDS", "1")));
    look();
    Relaunch one = look().get(0);

    assertThat(one.line().orElseThrow().all())
        .containsExactly("python3", "/usr/bin/gunicorn", "app:application");
    assertThat(one.startedIn().get()).hasValue("/srv/current");
    assertThat(one.activated().get()).isTrue();
    assertThat(one.pidfile().get()).isEmpty();

    host.change(100, draft -> draft.environment(Map.of()));
    assertThat(look().get(0).startedIn().get()).isEmpty();
    assertThat(look().get(0).activated().get()).isFalse();
  }

  @Test
  void whatStoodThereIsKnownBehindATitleToo() {
    host.change(100, draft -> draft.commandLine("gunicorn", "-p", "/run/x.pid", "app:application"));
    look();
    host.change(100, draft -> draft.commandLine("gunicorn: master [app:application]"));

    assertThat(look().get(0).line().orElseThrow().pidfile()).hasValue("/run/x.pid");
    assertThat(look().get(0).pidfile().get()).hasValue("/run/x.pid");
  }

  @Test
  void nothingIsStartedBesideNewOrByWhoStops() {
    host.reexeced(200, 100);
    assertThat(look()).isEmpty();
    host.ends(200);
    assertThat(look()).hasSize(1);
    host.change(100, HostSketch.Draft::closesSockets);
    assertThat(look()).isEmpty();
  }
}
