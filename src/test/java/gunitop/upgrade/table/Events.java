package gunitop.upgrade.table;

import gunitop.gunicorn.ProgramSettings.AutoRestart;
import gunitop.gunicorn.ProgramStatus;
import gunitop.process.Listener;
import gunitop.process.Reading;
import gunitop.process.RunState;
import gunitop.testkit.HostSketch;
import gunitop.upgrade.OwnedMaster;
import java.util.List;

/** What happens in several stories. */
final class Events {
  private Events() {}

  static void stopOld(Scene scene) {
    scene.each(List.of(100), one -> one.state(RunState.STOPPED));
  }

  /** Each of OLD's workers serves a request. */
  static void busy(Scene scene) {
    scene.each(List.of(101, 102, 103), one -> one.serves(51));
  }

  /** OLD is gone, and NEW has its title. */
  static void promoted(Scene scene) {
    scene.end(101, 102, 103, 100);
    scene.host.change(200, one -> one.commandLine("gunicorn: master [app:application]"));
  }

  static void bothGo(Scene scene) {
    scene.end(101, 102, 103, 100, 201, 202, 203, 200);
  }

  static void losesSocket(Scene scene) {
    scene.host.listener(
        new Listener(
            7, "unix:/run/a.sock", Reading.known(0), Reading.known(64), Reading.known(false)));
  }

  static void hide(Scene scene, Integer... pids) {
    scene.each(List.of(pids), HostSketch.Draft::denied);
  }

  static void says(Scene scene, String state, int pid) {
    scene.hears(
        OwnedMaster.said(
            scene.host,
            List.of(OwnedMaster.settings(AutoRestart.ALWAYS, 60, false, false)),
            new ProgramStatus("web", state, pid)));
  }

  /** The third master has bound, and its workers are ready. */
  static void binds(Scene scene) {
    scene.host.listener(8, "127.0.0.1:8000");
    scene.host.change(300, one -> one.holds(8));
    scene.workers(300, 301, 302, 303);
  }
}
