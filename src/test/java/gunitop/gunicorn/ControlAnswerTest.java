package gunitop.gunicorn;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.Listener;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.process.RunState;
import gunitop.process.Signal;
import gunitop.process.Snapshot;
import gunitop.testkit.HostSketch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a master says at its control socket, and who may be asked. */
class ControlAnswerTest {
  private static final String PATH = "/root/.gunicorn/gunicorn.ctl";

  private final HostSketch host =
      new HostSketch().listener(7, "127.0.0.1:8000").listener(9, "unix:" + PATH);
  private History history = History.EMPTY;

  private Application look() {
    Snapshot snapshot = host.snapshot();
    List<Application> found = ApplicationFinder.find(snapshot, history);
    history = history.after(snapshot, found);
    return found.get(0);
  }

  private List<ControlSocket> asked() {
    Snapshot snapshot = host.snapshot();
    return ControlSocket.of(ApplicationFinder.find(snapshot, history), snapshot);
  }

  private static ControlAnswer says(int target, int workers, int reloads) {
    return new ControlAnswer(
        Reading.known(target),
        Reading.known(workers),
        Reading.known(reloads),
        Reading.known(true),
        Reading.known(true),
        Reading.known(Optional.of("/run/x.pid")),
        Reading.known(77),
        Reading.known(44));
  }

  private Desired hears(int master, ControlAnswer answer) {
    history = history.hearing(Map.of(host.id(master), answer));
    return desired(master);
  }

  private Desired desired(int master) {
    return look().generations().stream()
        .filter(one -> one.master().pid() == master)
        .findFirst()
        .orElseThrow()
        .desired();
  }

  private static Listener listener(boolean reachable) {
    return new Listener(
        9, "unix:" + PATH, Reading.known(0), Reading.known(100), Reading.known(reachable));
  }

  private void twoWorkers() {
    host.daemon(100, 7);
    host.ready(100, List.of(101, 102));
    host.change(100, draft -> draft.holds(9));
    look();
  }

  private void newGeneration() {
    host.reexeced(200, 100);
    host.ready(200, List.of(201, 202));
    look();
  }

  @Test
  void masterThatHoldsASocketOfItsOwnIsAsked() {
    twoWorkers();

    assertThat(asked()).containsExactly(new ControlSocket(host.id(100), 9, PATH));
  }

  @Test
  void socketOfAnotherNameIsAskedWhereNoWorkerHoldsIt() {
    host.listener(10, "unix:/run/app/ctl").listener(11, "unix:@abstract");
    twoWorkers();
    host.change(100, draft -> draft.holds(10).holds(11));
    assertThat(asked()).extracting(ControlSocket::inode).containsExactly(9L, 10L);

    host.change(101, draft -> draft.holds(10));
    assertThat(asked()).extracting(ControlSocket::inode).containsExactly(9L);

    host.ends(101, 102);
    assertThat(asked()).extracting(ControlSocket::inode).containsExactly(9L);
  }

  @Test
  void masterThatCouldNotAnswerIsNotAsked() {
    twoWorkers();
    host.change(100, draft -> draft.state(RunState.STOPPED));
    assertThat(asked()).isEmpty();

    host.change(100, draft -> draft.state(RunState.SLEEPING).namespacePids(100, 1));
    assertThat(asked()).as("in a container").isEmpty();

    host.change(100, draft -> draft.namespacePids(100)).listener(listener(false));
    assertThat(asked()).as("another has taken its path").isEmpty();
    host.listener(listener(true));
    assertThat(asked()).hasSize(1);
  }

  @Test
  void controlSocketIsNoListenerOfAnApplicationWithoutWorkers() {
    twoWorkers();
    host.ends(101, 102);

    assertThat(look().listeners()).extracting("inode").containsExactly(7L);
  }

  @Test
  void workerMoreOrFewerIsWantedAtOnce() {
    twoWorkers();
    assertThat(hears(100, says(3, 2, 0)))
        .isEqualTo(new Desired(Reading.known(3), "its control socket", Reading.known(2)));

    assertThat(hears(100, says(2, 2, 0)).count()).isEqualTo(Reading.known(2));
  }

  @Test
  void oneThatIsNotHeardAnyMoreWantsWhatItHolds() {
    twoWorkers();
    hears(100, says(3, 2, 0));
    history = history.hearing(Map.of());
    host.at(1003);
    look();

    assertThat(desired(100).count()).isEqualTo(Reading.known(2));
    assertThat(look().preload().verdict()).as("lasts").isEqualTo(Preload.Verdict.YES);
  }

  @Test
  void drainedOldStillWantsWhatItWanted() {
    twoWorkers();
    host.at(1003);
    look();
    newGeneration();
    host.ends(102);

    assertThat(hears(100, says(1, 2, 0)).count()).as("TTOU").isEqualTo(Reading.known(2));
    host.ends(101);
    assertThat(hears(100, says(0, 2, 0)).count()).as("WINCH").isEqualTo(Reading.known(2));
    host.ends(200, 201, 202);
    assertThat(hears(100, says(0, 2, 0)).count()).as("NEW died").isEqualTo(Reading.known(2));
  }

  @Test
  void drainedOldThatWasNeverSeenWholeWantsWhatItsConfigurationSays() {
    host.daemon(100, 7);
    host.change(100, draft -> draft.holds(9));
    newGeneration();

    assertThat(hears(100, says(0, 2, 0)).count()).isEqualTo(Reading.known(2));
  }

  private void drainedFromThree() {
    host.daemon(100, 7);
    host.ready(100, List.of(101, 102, 103));
    look();
    host.at(1003);
    look();
    newGeneration();
    host.ends(101, 102, 103).at(1010);
    look();
    assertThat(desired(100).count()).isEqualTo(Reading.known(3));
  }

  @Test
  void hangUpGivesWhatTheConfigurationSaysWhateverWasAddedByHand() {
    drainedFromThree();
    hears(100, says(0, 2, 0));

    host.ready(100, List.of(104, 105));
    assertThat(hears(100, says(2, 2, 1)).count()).isEqualTo(Reading.known(2));
    assertThat(look().old().isComplete()).isTrue();
  }

  @Test
  void hangUpOfOursIsKnownWithoutAnAnswerWhereTheCountIs() {
    drainedFromThree();
    history = history.sent(host.id(100), Signal.HUP, 0, false);
    assertThat(desired(100).count()).as("nothing tells").isEqualTo(Reading.known(3));

    host.change(100, draft -> draft.commandLine("/usr/bin/gunicorn", "-D", "-w", "2", "a:b"));
    assertThat(desired(100).count()).isEqualTo(Reading.known(2));
  }

  @Test
  void newWantsWhatItSays() {
    twoWorkers();
    host.at(1003);
    look();
    newGeneration();

    assertThat(hears(200, says(4, 4, 0)).count()).isEqualTo(Reading.known(4));
    assertThat(look().newGeneration().orElseThrow().isComplete()).isFalse();
  }

  @Test
  void whatAConfigurationFileSaysIsKnown() {
    twoWorkers();
    assertThat(look().preload().verdict()).isEqualTo(Preload.Verdict.UNKNOWN);
    assertThat(look().daemonization().verdict()).isEqualTo(Daemonization.Verdict.PROBABLY);
    hears(100, says(2, 2, 0));

    Application known = look();

    assertThat(known.preload())
        .isEqualTo(new Preload(Preload.Verdict.YES, "its control socket says so"));
    assertThat(known.daemonization())
        .isEqualTo(new Daemonization(Daemonization.Verdict.YES, "its control socket says so"));
    assertThat(Pidfile.of(known, host.snapshot(), history).orElseThrow().path())
        .isEqualTo("/run/x.pid");
    ProcessId master = host.id(100);
    assertThat(
            Settings.of(host.snapshot().process(master).orElseThrow(), history.of(master))
                .timeoutSeconds())
        .isEqualTo(Reading.known(77));
  }

  @Test
  void masterWithoutAPidfileHasNoneInTheUsualPlaces() {
    twoWorkers();
    host.file("/run/gunicorn.pid", "100\n");
    assertThat(Pidfile.of(look(), host.snapshot(), history)).isPresent();
    ControlAnswer none =
        new ControlAnswer(
            Reading.known(2),
            Reading.known(2),
            Reading.known(0),
            Reading.known(false),
            Reading.known(false),
            Reading.known(Optional.empty()),
            Reading.known(30),
            Reading.known(30));
    hears(100, none);

    assertThat(Pidfile.of(look(), host.snapshot(), history)).isEmpty();
    assertThat(look().preload().verdict()).isEqualTo(Preload.Verdict.NO);
  }
}
