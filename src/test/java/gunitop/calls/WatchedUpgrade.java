package gunitop.calls;

import gunitop.app.KnownOwner;
import gunitop.kernel.CallDoor;
import gunitop.kernel.RecordedKernel;
import gunitop.process.Focus;
import gunitop.process.Snapshot;
import gunitop.sampling.RecordedSampler;
import gunitop.sampling.Sampler;
import gunitop.sampling.proc.LiveProcFs;
import gunitop.testkit.Clock;
import gunitop.ui.Asked;
import gunitop.ui.Model;
import gunitop.ui.Msg;
import gunitop.ui.RunOptions;
import gunitop.ui.Size;
import gunitop.ui.program.Rendering;
import gunitop.ui.program.Update;
import gunitop.ui.upgrade.UpgradeState;
import gunitop.upgrade.Assessment;
import java.util.Optional;

/**
 * The program before a recorded upgrade: its own readers on the calls of a recorded kernel, its own
 * judgements, update and screen. For one thread.
 */
final class WatchedUpgrade implements AutoCloseable {
  private static final long REFRESH_NANOS = 1_000_000_000L;
  private static final Size SIZE = new Size(120, 40);

  private final RecordedKernel kernel = new RecordedKernel();
  private final CallDoor door = CallDoor.before(kernel);
  private final RecordedClock clock = new RecordedClock(kernel);
  private final Update update = new Update(KnownOwner::review);
  private Sampler sampler;
  private Model model;
  private Snapshot last;

  /** Nothing is read yet. */
  WatchedUpgrade(String recording) {
    kernel.play(recording);
  }

  CallDoor door() {
    return door;
  }

  RecordedKernel kernel() {
    return kernel;
  }

  /** Starts the program for this master. */
  void starts(int master) {
    sampler = RecordedSampler.of(clock.of(new LiveProcFs()));
    RunOptions options = RunOptions.plain(Clock.ZONE).asking(new Asked.Pid(master));
    model = Update.start(options, SIZE, clock.time(), clock.nanos());
    last = sampler.sample(Focus.NOTHING);
    receives(new Msg.Sampled(last));
  }

  /** Lets so much time pass. */
  void waits(long nanos) {
    clock.waits(nanos);
  }

  /** Looks again, a second later. */
  void refreshes() {
    clock.waits(REFRESH_NANOS);
    looks();
  }

  /** Goes on to this recording and looks. */
  void plays(String recording) {
    kernel.play(recording);
    looks();
  }

  private void looks() {
    receives(new Msg.Tick(clock.time(), clock.nanos()));
    last = sampler.sample(model.focus());
    receives(new Msg.Sampled(last));
  }

  private void receives(Msg message) {
    model = update.update(model, message).model();
    model = update.shown(model, model, clock.nanos());
  }

  Snapshot snapshot() {
    return last;
  }

  Model model() {
    return model;
  }

  Optional<Assessment> assessment() {
    return UpgradeState.of(model).last();
  }

  String screen() {
    return Rendering.frame(model).text();
  }

  /** Ends the program. */
  void ends() {
    if (sampler != null) {
      sampler.close();
    }
  }

  @Override
  public void close() {
    ends();
    door.close();
  }
}
