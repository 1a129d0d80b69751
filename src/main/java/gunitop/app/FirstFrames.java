package gunitop.app;

import gunitop.kernel.KernelAccess;
import gunitop.process.Focus;
import gunitop.process.Snapshot;
import gunitop.rehearsal.Lessons;
import gunitop.rehearsal.Rehearsal;
import gunitop.sampling.HostClock;
import gunitop.sampling.Sampler;
import gunitop.ui.Asked;
import gunitop.ui.Model;
import gunitop.ui.Msg;
import gunitop.ui.RunOptions;
import gunitop.ui.Size;
import gunitop.ui.program.Rendering;
import gunitop.ui.program.Update;
import gunitop.ui.terminal.OperatorTerminal;
import gunitop.upgrade.Review;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/**
 * What a class-data archive is made from: this host's tree and a simulated upgrade, looked at and
 * painted as a session does, but onto nothing. Asks no program, sends nothing, keeps nothing.
 */
final class FirstFrames {
  private static final Update UPDATE = new Update(KnownOwner::review);

  private FirstFrames() {}

  /** Paints them; ends with 0 where all could be. */
  public static void main(String... arguments) throws IOException {
    CommandLineReader.read("--no-config", "1");
    PreferencesFile.obstacles(Map.of());
    if (KernelAccess.refusal().isPresent()) {
      System.exit(ExitCode.INTERNAL_ERROR);
    }
    RunOptions options = RunOptions.plain(ZoneId.systemDefault());
    Rehearsal lesson = SimulatedHostAccess.lesson(Lessons.DEFAULT, 1);
    paint(
        options.asking(new Asked.Pid(lesson.master())),
        lesson.clock(),
        lesson.sampler().sample(Focus.NOTHING));
    try (HostAccess world = RealHostAccess.open()) {
      Sampler sampler = world.sampler();
      Review review = KnownOwner.review(sampler.sample(Focus.NOTHING));
      paint(options, world.clock(), FirstSnapshot.closer(sampler, review));
    }
  }

  private static void paint(RunOptions options, HostClock clock, Snapshot snapshot)
      throws IOException {
    Instant now = clock.time();
    Model start = Update.start(options, new Size(120, 40), now, clock.nanos());
    Model model = UPDATE.update(start, new Msg.Sampled(snapshot)).model();
    OperatorTerminal.paintOntoNothing(new Rendering().next(model).frame());
  }
}
