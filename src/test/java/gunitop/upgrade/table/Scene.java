package gunitop.upgrade.table;

import gunitop.gunicorn.OwnerFacts;
import gunitop.process.ExitStatus;
import gunitop.testkit.HostSketch;
import gunitop.testkit.Watched;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.Step;
import gunitop.upgrade.Verification;
import java.util.List;
import java.util.function.Consumer;

/**
 * OLD 100 with the workers 101 to 103, NEW 200 with 201 to 203, on a host that somebody watches
 * since a moment before.
 */
final class Scene {
  static final int UID = 1000;
  static final String USER = "ana";
  private static final double START = 1000;
  private static final int WORKERS = 3;

  final HostSketch host = new HostSketch().listener(7, "127.0.0.1:8000");
  private final Watched watched = new Watched(host);
  private final Owning owning;
  private final Loading loading;
  private double now = START;

  /** OLD alone, seen for three seconds. */
  Scene(Owning owning, Loading loading) {
    this.owning = owning;
    this.loading = loading;
    host.at(START);
    host.daemon(100, 7).owner(UID, USER);
    host.change(100, one -> one.commandLine(loading.ofOld(owning.isDaemon(), WORKERS)));
    owning.above(host);
    inside(100);
    workers(100, 101, 102, 103);
    watched.hears(owning.facts(host));
    watched.look();
    pass(3);
  }

  /** Lets time pass, and looks. */
  Scene pass(double seconds) {
    now += seconds;
    host.at(now);
    watched.look();
    return this;
  }

  /** Sends what a step offers now. */
  Verification send(Step step) {
    return watched.send(step);
  }

  /** What became of it so many seconds after the beginning of this scene. */
  Outcome judge(Verification sent, double seconds) {
    now = START + seconds;
    host.at(now).beat();
    watched.look();
    return watched.judge(sent);
  }

  double seconds() {
    return now - START;
  }

  /** Learns what an owner says. */
  void hears(OwnerFacts facts) {
    watched.hears(facts);
  }

  /** Looks again at the same moment. */
  Assessment look() {
    watched.look();
    return watched.look();
  }

  /** Forgets what was seen, as a program does that starts only now. */
  Scene restart() {
    watched.restart();
    watched.hears(owning.facts(host));
    watched.look();
    return this;
  }

  /** Ready workers. */
  Scene workers(int master, int... pids) {
    for (int pid : pids) {
      host.ready(pid, master);
      inside(pid);
    }
    return this;
  }

  /** Workers that boot. */
  Scene boot(int master, int... pids) {
    for (int pid : pids) {
      host.booting(pid, master);
      inside(pid);
    }
    return this;
  }

  /** A NEW master without workers. */
  Scene newMaster() {
    host.reexeced(200, 100).commandLine(loading.ofNew(owning.isDaemon(), WORKERS));
    inside(200);
    return this;
  }

  /** A NEW master that imports. */
  Scene importing() {
    host.importing(200, 100).commandLine(loading.ofImporting(owning.isDaemon(), WORKERS));
    inside(200);
    return pass(1);
  }

  /** NEW with all its workers, which have been ready for so long. */
  Scene newReady(double seconds) {
    newMaster().workers(200, 201, 202, 203);
    watched.look();
    return pass(seconds);
  }

  /** A worker of OLD ends by our TTOU. */
  Scene drained(int pid) {
    watched.send(Step.DRAIN);
    return pass(0.5).end(pid).pass(2);
  }

  /** NEW has all its workers, and each second one of them dies by an error and is replaced. */
  Scene newCrashes() {
    newReady(3);
    for (int i = 0; i < 5; i++) {
      host.ends(201 + i, new ExitStatus.Exited(1));
      workers(200, 204 + i).look();
      pass(1);
    }
    return this;
  }

  /** These end without an error. */
  Scene end(int... pids) {
    host.ends(pids);
    watched.look();
    return this;
  }

  /** A master closes its listeners. */
  Scene closes(int master) {
    host.change(master, HostSketch.Draft::closesSockets);
    watched.look();
    return this;
  }

  /** Changes each of these processes. */
  Scene each(List<Integer> pids, Consumer<HostSketch.Draft> change) {
    pids.forEach(pid -> host.change(pid, change));
    return this;
  }

  private void inside(int pid) {
    if (owning.isInside()) {
      host.change(pid, one -> one.namespacePids(pid, pid - 99));
    }
  }
}
