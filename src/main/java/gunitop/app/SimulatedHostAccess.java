package gunitop.app;

import gunitop.hands.Hands;
import gunitop.holdings.HoldingsSource;
import gunitop.preflight.ConfigurationCheck;
import gunitop.preflight.PreflightSource;
import gunitop.probe.ProbeSource;
import gunitop.process.Listing;
import gunitop.process.Reading;
import gunitop.rehearsal.Progress;
import gunitop.rehearsal.Rehearsal;
import gunitop.release.disk.CodeSource;
import gunitop.supervision.control.ControlSource;
import gunitop.ui.Briefing;
import gunitop.ui.Msg;
import gunitop.ui.Steering;
import gunitop.waiting.WaitSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A simulated host. No real door for signals, no program call, can be reached from here. */
final class SimulatedHostAccess {
  private SimulatedHostAccess() {}

  /** Begins a lesson. */
  static Rehearsal lesson(String name, double speed) {
    return Rehearsal.lesson(name, speed, Instant.now(), System::nanoTime);
  }

  /** The world in which it takes place. */
  static HostAccess of(Rehearsal rehearsal) {
    return new HostAccess(
        rehearsal.clock(),
        rehearsal.sampler(),
        rehearsal.sender(),
        rehearsal.owners(),
        rehearsal.control(),
        ControlSource.NOBODY,
        CodeSource.NOTHING,
        PreflightSource.NOTHING,
        ConfigurationCheck.NONE,
        HoldingsSource.NOTHING,
        WaitSource.NOTHING,
        ProbeSource.NOTHING,
        rehearsal.logs(),
        rehearsal.masterLogs(),
        (process, what) -> Reading.known(new Listing(List.of(), true)),
        Hands.ALONE,
        rehearsal::load,
        Optional::empty,
        Optional.of(rehearsal));
  }

  /** Steers it, and tells how it stands then. */
  static Msg steered(Rehearsal rehearsal, Steering steering) {
    switch (steering) {
      case SLOWER -> rehearsal.slower();
      case FASTER -> rehearsal.faster();
      case EXCHANGE_CODE -> rehearsal.exchange();
    }
    return briefed(rehearsal);
  }

  /** How it stands. */
  static Msg briefed(Rehearsal rehearsal) {
    Progress progress = rehearsal.progress();
    return new Msg.Briefed(
        new Briefing(
            progress.title(),
            progress.goal(),
            progress.speed(),
            progress.disk(),
            progress.client(),
            progress
                .verdict()
                .map(verdict -> new Briefing.Closing(verdict.good(), verdict.text()))));
  }
}
