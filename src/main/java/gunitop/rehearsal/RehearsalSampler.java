package gunitop.rehearsal;

import gunitop.process.Focus;
import gunitop.process.Snapshot;
import gunitop.sampling.Sampler;

/** Takes snapshots of a simulated host. */
final class RehearsalSampler implements Sampler {
  private final Simulation simulation;
  private int seen;

  RehearsalSampler(Simulation simulation) {
    this.simulation = simulation;
  }

  @Override
  public Snapshot sample(Focus focus) {
    return simulation.now(
        () -> {
          seen = simulation.site.host.shape();
          return HostEvidence.of(simulation.site.host, simulation.viewer, focus);
        });
  }

  @Override
  public boolean isStirred() {
    return seen != simulation.now(() -> simulation.site.host.shape());
  }

  /** Nothing to watch: what has happened since stands in the next snapshot. */
  @Override
  public void watch(Runnable onExit, Runnable onSign) {}

  @Override
  public boolean hearsStarts() {
    return false;
  }

  @Override
  public void close() {}
}
