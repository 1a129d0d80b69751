package gunitop.app;

import gunitop.hands.Hands;
import gunitop.holdings.HoldingsSource;
import gunitop.masterlog.MasterLogSource;
import gunitop.preflight.ConfigurationCheck;
import gunitop.preflight.PreflightSource;
import gunitop.probe.ProbeSource;
import gunitop.process.HostLoad;
import gunitop.rehearsal.Rehearsal;
import gunitop.release.disk.CodeSource;
import gunitop.sampling.HostClock;
import gunitop.sampling.LogSource;
import gunitop.sampling.ProcessSource;
import gunitop.sampling.Sampler;
import gunitop.signalling.SignalSender;
import gunitop.supervision.OwnerControl;
import gunitop.supervision.OwnerSource;
import gunitop.supervision.control.ControlSource;
import gunitop.waiting.WaitSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The host that a session shows and acts on: this one, or a simulated one. Nothing else of a
 * session knows which.
 *
 * @param clock its clock
 * @param sampler looks at it
 * @param sender the door by which a signal leaves
 * @param owners what supervisord and systemd know of its masters
 * @param control what they can be told
 * @param masters what masters say of themselves
 * @param disk the code on its disks
 * @param preflight what would make NEW fail
 * @param configuration Gunicorn's own check of it
 * @param holdings what its generations hold
 * @param waits what its processes wait for
 * @param probes asks its listeners
 * @param logs the logs of its processes
 * @param masterLogs the masters' logs as one text
 * @param processes what is read of one process on request
 * @param hands hold the controls of its applications
 * @param meters reads its meters; asked on one thread
 * @param tidy puts right what an earlier run left behind, once, and tells of it
 * @param rehearsal the lesson, where it is simulated
 */
record HostAccess(
    HostClock clock,
    Sampler sampler,
    SignalSender sender,
    OwnerSource owners,
    OwnerControl control,
    ControlSource masters,
    CodeSource disk,
    PreflightSource preflight,
    ConfigurationCheck configuration,
    HoldingsSource holdings,
    WaitSource waits,
    ProbeSource probes,
    LogSource logs,
    MasterLogSource masterLogs,
    ProcessSource processes,
    Hands hands,
    Supplier<HostLoad> meters,
    Supplier<Optional<String>> tidy,
    Optional<Rehearsal> rehearsal)
    implements AutoCloseable {

  @Override
  public void close() {
    sampler.close();
  }
}
