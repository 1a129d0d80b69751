package gunitop.rehearsal;

import gunitop.process.Focus;
import gunitop.process.Snapshot;
import gunitop.sampling.Sampler;

/** Takes snapshots of a simulated host. */
final class RehearsalSampler implements Sampler {
  private final Simulation simulation;

  RehearsalSampler(Simulation simulation) {
    this.simulation = simulation;
  }

  @Override
  public Snapshot sample(Focus focus) {
    return simulation.now(() -> HostPicture.of(simulation.site.host, simulation.viewer, focus));
  }

  /** A snapshot of a simulated host costs next to nothing: each look may as well be one. */
  @Override
  public boolean isStirred() {
    return true;
  }

  /** Nothing to watch: what has happened since stands in the next snapshot. */
  @Override
  public void watchExits(Runnable onExit) {}

  @Override
  public void close() {}
}
