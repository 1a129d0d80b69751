package gunitop.rehearsal;

import gunitop.process.Owner;
import gunitop.sampling.HostClock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A simulated host with an application on it and a client before it. Many threads may look and act;
 * each finds it as it is at that moment of its clock.
 */
final class Simulation {
  final HostClock clock;
  final Owner viewer;
  final DeployedApplication site;
  final SimulatedClient client;
  final OperatorActions actions;
  final Optional<SimulatedSupervisord> supervisord;
  final Optional<SimulatedUnit> unit;

  Simulation(
      HostClock clock,
      Owner viewer,
      DeployedApplication site,
      SimulatedClient client,
      Optional<SimulatedSupervisord> supervisord,
      Optional<SimulatedUnit> unit) {
    this.clock = clock;
    this.viewer = viewer;
    this.site = site;
    this.client = client;
    this.supervisord = supervisord;
    this.unit = unit;
    actions = new OperatorActions(site);
  }

  /** Lets everything happen that is due by now, then looks or acts. */
  synchronized <T> T now(Supplier<T> act) {
    site.host.schedule.advance(clock.nanos());
    return act.get();
  }
}
