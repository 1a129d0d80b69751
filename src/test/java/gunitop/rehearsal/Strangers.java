package gunitop.rehearsal;

import gunitop.process.Signal;
import java.util.List;
import java.util.Random;

/** What others do to the host of a seed: a second operator, the kernel, a deploy. */
final class Strangers {
  private static final double UNTIL_SECONDS = 60;

  private final Simulation simulation;
  private final Random random;

  /** When they last did something, on the host's monotonic clock; 0 for never. */
  long lastNanos;

  /** Whether they ever let a worker hang: it looks like one that serves, until it is killed. */
  boolean hangs;

  /** What they did last. */
  String last = "nothing";

  Strangers(Simulation simulation, int deeds, Random random) {
    this.simulation = simulation;
    this.random = random;
    for (int i = 0; i < deeds; i++) {
      simulation.site.host.schedule.after(UNTIL_SECONDS * random.nextDouble(), this::act);
    }
  }

  private void act() {
    switch (random.nextInt(6)) {
      case 0, 1 -> signalMaster();
      case 2 -> signalWorker();
      case 3 -> simulation.site.exchange();
      case 4 -> simulation.site.host.random.nextInt();
      default -> hang();
    }
  }

  private void signalMaster() {
    List<SimulatedArbiter> living = simulation.site.living();
    if (!living.isEmpty()) {
      send(
          SeedPlan.one(
              random,
              Signal.USR2,
              Signal.WINCH,
              Signal.TERM,
              Signal.HUP,
              Signal.TTIN,
              Signal.TTOU,
              Signal.KILL,
              Signal.QUIT),
          living.get(random.nextInt(living.size())).process.pid());
    }
  }

  private void signalWorker() {
    List<SimulatedWorker> living = simulation.site.workers();
    if (!living.isEmpty()) {
      send(
          SeedPlan.one(random, Signal.TERM, Signal.KILL, Signal.QUIT, Signal.HUP, Signal.ABRT),
          living.get(random.nextInt(living.size())).pid());
    }
  }

  private void send(Signal signal, int pid) {
    did(signal + " to " + pid);
    simulation.site.host.signal(signal, pid);
  }

  private void hang() {
    List<SimulatedWorker> living = simulation.site.workers();
    if (!living.isEmpty()) {
      SimulatedWorker one = living.get(random.nextInt(living.size()));
      if (one.code().isPresent()) {
        hangs = true;
        did("hangs " + one.pid());
        one.hangs(random.nextBoolean());
      }
    }
  }

  /** Somebody did this. */
  void did(String what) {
    last = what;
    lastNanos = simulation.site.host.schedule.now();
  }
}
