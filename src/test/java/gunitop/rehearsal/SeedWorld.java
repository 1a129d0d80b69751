package gunitop.rehearsal;

import java.util.Random;

/** The simulated host of a seed. */
final class SeedWorld {
  final SeedPlan plan;
  final HandClock clock = new HandClock();
  final Simulation simulation;
  final Strangers strangers;
  final Deeds deeds = new Deeds();

  /** What all that is left to chance in it follows from. */
  final long chance;

  SeedWorld(SeedPlan plan, long chance) {
    this.plan = plan;
    this.chance = chance;
    Random random = new Random(chance);
    ShopHost scene = new ShopHost(clock, plan.launch(), plan.disk(), plan.running());
    switch (plan.owner()) {
      case DAEMON -> scene.daemonized();
      case SHELL -> scene.inShell();
      case SUPERVISORD -> scene.supervised();
      case SYSTEMD -> scene.inUnit();
    }
    simulation = scene.requests(plan.requestsPerSecond()).begin(plan.running());
    simulation.site.host.random.setSeed(random.nextLong());
    plan.wider().ifPresent(this::widen);
    strangers = new Strangers(simulation, plan.strangers(), new Random(random.nextLong()));
  }

  private void widen(SeedPlan.Wider wider) {
    SimulatedHost host = simulation.site.host;
    wider.pids().ifPresent(host::reusesPids);
    simulation.site.maxRequests = wider.maxRequests();
    simulation.site.isExecutable = wider.isExecutable();
    wider
        .clockSets()
        .forEach(
            (after, seconds) ->
                host.schedule.after(
                    after,
                    () -> {
                      host.setsClock(seconds);
                      clock.sets(seconds);
                      strangers.did("clock set by " + seconds + " s");
                    }));
  }

  /** The same world, before anything was done to it. */
  SeedWorld untouched() {
    return new SeedWorld(plan, chance);
  }

  SimulatedHost host() {
    return simulation.site.host;
  }

  /** How it truly is at this instant. */
  HostTruth truth() {
    return simulation.now(() -> HostTruth.of(simulation));
  }
}
