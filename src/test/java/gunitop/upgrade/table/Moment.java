package gunitop.upgrade.table;

import gunitop.process.ExitStatus;
import gunitop.process.RunState;
import gunitop.testkit.HostSketch;
import gunitop.upgrade.Stage;
import java.util.List;

/** What stands between OLD and NEW, and who looks. */
enum Moment {
  ALL_READY(Stage.STEADY, "one generation, all its workers ready", scene -> {}),
  SEEN_BY_ANOTHER(Stage.STEADY, "the same, seen by another user", Moment::seenByAnother),
  ONE_BOOTS(
      Stage.STEADY,
      "a worker died, its successor boots",
      scene -> {
        scene.host.ends(103, new ExitStatus.Exited(1));
        scene.boot(100, 104);
      }),
  REDUCED(
      Stage.STEADY,
      "one worker fewer than at the start, for 6 s",
      scene -> scene.drained(103).pass(3).pass(3)),
  ALL_STOPPED(Stage.STEADY, "all workers stopped", Moment::stopOldsWorkers),
  NOT_READABLE_BY_ROOT(
      Stage.STEADY,
      "one generation whose heartbeats root may not read either",
      scene -> hide(scene, 100, 101, 102, 103)),
  MASTER_STOPPED(
      Stage.STEADY,
      "the master is stopped",
      scene -> scene.each(List.of(100), one -> one.state(RunState.STOPPED))),
  NEW_DIED(Stage.STEADY, "NEW came, imported and died", scene -> scene.importing().end(200)),
  USR2_FAILED(
      Stage.STEADY,
      "the child of a USR2 that failed stays",
      scene -> scene.host.failedChild(150, 100).owner(Scene.UID, Scene.USER)),
  STRAY(
      Stage.STEADY,
      "NEW's master was killed, a worker of it stays",
      scene -> {
        scene.newReady(3);
        scene.host.ends(200, new ExitStatus.Killed(9));
        scene.end(201, 202).pass(1);
      }),
  STARTS(
      Stage.BOOTING,
      "the only master starts",
      scene -> scene.end(101, 102, 103).boot(100, 104, 105, 106).restart()),
  IMPORTS(Stage.BOOTING, "NEW imports", Scene::importing, true),
  BOOTS(
      Stage.BOOTING,
      "one of NEW's workers is ready",
      scene -> scene.newMaster().workers(200, 201).boot(200, 202, 203),
      true),
  BOOTS_BESIDE_REDUCED(
      Stage.BOOTING,
      "one of NEW's workers is ready, and OLD has lost one",
      scene -> scene.newMaster().workers(200, 201).boot(200, 202, 203).pass(1).drained(103),
      true),
  BOOTS_BESIDE_STOPPED(
      Stage.BOOTING,
      "NEW imports, OLD's workers are stopped",
      scene -> stopOldsWorkers(scene.importing()),
      true),
  IMPORTS_ALONE(
      Stage.BOOTING,
      "NEW imports, OLD has died",
      scene -> scene.importing().end(101, 102, 103, 100)),
  NEW_CRASHES(Stage.OVERLAP, "NEW's workers die again and again", Scene::newCrashes, true),
  READY_JUST_NOW(Stage.OVERLAP, "NEW has been ready for 1 s", scene -> scene.newReady(1), true),
  READY(Stage.OVERLAP, "NEW has been ready for 3 s", scene -> scene.newReady(3), true),
  READY_SEEN_BY_ITS_USER(
      Stage.OVERLAP,
      "the same, seen by the user whose it is",
      scene -> scene.newReady(3).host.viewer(Scene.UID, Scene.USER),
      true),
  READY_SEEN_BY_ANOTHER(
      Stage.OVERLAP,
      "the same, seen by another user",
      scene -> seenByAnother(scene.newReady(3)),
      true),
  READY_BESIDE_STOPPED(
      Stage.OVERLAP,
      "NEW has been ready for 3 s, OLD's workers are stopped",
      scene -> stopOldsWorkers(scene.newReady(3)),
      true),
  OLD_COMES_BACK(
      Stage.OVERLAP,
      "after a drain OLD boots its workers again",
      scene -> scene.newReady(3).end(101, 102, 103).pass(1).boot(100, 104, 105, 106),
      true),
  OLD_IS_BACK(
      Stage.OVERLAP,
      "after a drain OLD has its workers again",
      scene -> scene.newReady(3).end(101, 102, 103).pass(1).workers(100, 104, 105, 106),
      true),
  TWO_LEFT(Stage.DRAINING, "OLD has 2 of 3 workers", scene -> scene.newReady(3).drained(103), true),
  ONE_LEFT(
      Stage.DRAINING,
      "OLD has 1 of 3 workers",
      scene -> scene.newReady(3).drained(103).drained(102),
      true),
  DRAINED(Stage.DRAINED, "OLD has no workers", scene -> scene.newReady(3).end(101, 102, 103), true),
  DRAINED_TOO_EARLY(
      Stage.DRAINED,
      "OLD has no workers, NEW imports",
      scene -> scene.importing().end(101, 102, 103),
      true),
  DRAINED_ALONE(Stage.DRAINED, "the only master has no workers", scene -> scene.end(101, 102, 103)),
  RETIRES(
      Stage.RETIRING, "OLD has closed its listeners", scene -> scene.newReady(3).closes(100), true),
  RETIRES_WITHOUT_WORKERS(
      Stage.RETIRING,
      "OLD has closed its listeners, its workers have gone",
      scene -> scene.newReady(3).end(101, 102, 103).closes(100),
      true),
  STOPS_ALONE(
      Stage.RETIRING, "the only master has closed its listeners", scene -> scene.closes(100)),
  REVERTS(
      Stage.REVERTING,
      "NEW has closed its listeners",
      scene -> scene.newReady(3).closes(200),
      true),
  REVERTS_TOO_EARLY(
      Stage.REVERTING,
      "NEW has closed its listeners, OLD has no workers",
      scene -> scene.newReady(3).end(101, 102, 103).closes(200),
      true),
  NOT_READABLE(
      Stage.UNKNOWN,
      "two generations whose heartbeats nobody may read",
      scene -> {
        seenByAnother(scene.newReady(3));
        hide(scene, 100, 101, 102, 103, 200, 201, 202, 203);
      },
      true),
  BOTH_NOT_READABLE_BY_ROOT(
      Stage.UNKNOWN,
      "two generations whose heartbeats root may not read either",
      scene -> hide(scene.newReady(3), 100, 101, 102, 103, 200, 201, 202, 203),
      true),
  NOTHING_THERE(
      Stage.UNKNOWN,
      "the only master has neither listeners nor workers",
      scene -> scene.end(101, 102, 103).closes(100).restart());

  private final Stage stage;
  private final String title;
  private final Play play;
  private final boolean two;

  /** What happens after OLD was seen for a while. */
  private interface Play {
    void on(Scene scene);
  }

  Moment(Stage stage, String title, Play play) {
    this(stage, title, play, false);
  }

  Moment(Stage stage, String title, Play play, boolean two) {
    this.stage = stage;
    this.title = title;
    this.play = play;
    this.two = two;
  }

  Stage stage() {
    return stage;
  }

  String title() {
    return title;
  }

  /** Whether there can be such an owner then. */
  boolean fits(Owning owning) {
    return two || !owning.needsNew();
  }

  void play(Scene scene) {
    play.on(scene);
  }

  private static void seenByAnother(Scene scene) {
    scene.host.viewer(1001, "ben");
  }

  private static void hide(Scene scene, Integer... pids) {
    scene.each(List.of(pids), HostSketch.Draft::denied).restart();
  }

  private static void stopOldsWorkers(Scene scene) {
    scene.each(List.of(101, 102, 103), one -> one.state(RunState.STOPPED));
  }
}
