package gunitop.app;

import gunitop.hands.host.HostHands;
import gunitop.holdings.host.HostHoldings;
import gunitop.masterlog.host.HostLogs;
import gunitop.preflight.host.ConfigurationRun;
import gunitop.preflight.host.HostPreflight;
import gunitop.probe.host.HostProbes;
import gunitop.process.HostLoad;
import gunitop.release.disk.DiskReader;
import gunitop.sampling.HostMeters;
import gunitop.sampling.LogTail;
import gunitop.sampling.ProcSampler;
import gunitop.sampling.ProcessInspector;
import gunitop.sampling.SystemClock;
import gunitop.signalling.PidfdSender;
import gunitop.supervision.LiveOwners;
import gunitop.supervision.control.LiveControl;
import gunitop.waiting.host.HostWaits;
import java.util.Optional;
import java.util.function.Supplier;

/** This host. */
final class RealHostAccess {
  private RealHostAccess() {}

  /** Opens it; to be closed. */
  static HostAccess open() {
    LiveOwners owners = KnownOwner.live();
    return new HostAccess(
        new SystemClock(),
        ProcSampler.ofThisHost(),
        new PidfdSender(),
        owners,
        owners,
        new LiveControl(),
        new DiskReader(),
        new HostPreflight(),
        new ConfigurationRun(),
        new HostHoldings(),
        new HostWaits(),
        new HostProbes(Version.current()),
        new LogTail(),
        new HostLogs(),
        new ProcessInspector(),
        new HostHands(),
        new LateMeters(),
        owners::tidy,
        Optional.empty());
  }

  /** Loads the library of the meters when they are first read. */
  private static final class LateMeters implements Supplier<HostLoad> {
    private HostMeters meters;

    @Override
    public HostLoad get() {
      if (meters == null) {
        meters = new HostMeters();
      }
      return meters.read();
    }
  }
}
