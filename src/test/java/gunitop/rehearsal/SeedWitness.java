package gunitop.rehearsal;

import gunitop.testkit.Clock;
import gunitop.ui.Effect;
import gunitop.ui.Model;
import gunitop.ui.program.Rendering;
import gunitop.upgrade.Command;
import java.util.ArrayDeque;
import java.util.Deque;

/** Holds every look of a run against what is true, and remembers what happened. */
final class SeedWitness implements SeedSession.Witness {
  private static final int LINES = 40;

  private final SeedWorld world;
  private final ScreenTruth screen = new ScreenTruth();
  private final StepTruth steps = new StepTruth();
  private final OutageTruth outages;
  private final Deque<String> history = new ArrayDeque<>();
  private long looks;
  private long digest;

  SeedWitness(SeedWorld world) {
    this.world = world;
    outages = new OutageTruth(world);
  }

  @Override
  public void sampled(Model before, Model model, HostTruth truth) {
    model
        .host()
        .assessments()
        .forEach(one -> digest(one.judgement().reason() + one.alarm().what()));
    screen.holds(model, truth);
    steps.hold(before, model, truth);
    outages.looked(truth);
    if (looks++ % 16 == 0) {
      digest(Rendering.frame(model).text());
    }
  }

  @Override
  public void leaves(Effect effect, ShownFrames.Pressed last) {
    Command command = null;
    if (effect instanceof Effect.Send send) {
      command = send.command();
    } else if (effect instanceof Effect.Call call) {
      command = call.command();
    }
    if (command == null) {
      return;
    }
    note("sends " + command.text() + " after " + last.key());
    KeyTruth.holds(command, last, world.clock.nanos());
  }

  void note(String line) {
    history.addLast("%.3f %s".formatted((world.clock.nanos() - Clock.NANOS) / 1e9, line));
    if (history.size() > LINES) {
      history.removeFirst();
    }
  }

  private void digest(String text) {
    digest = 31 * digest + text.hashCode();
  }

  /** A number that is another one when anything was seen that was not the same. */
  long digest() {
    return digest;
  }

  /** What happened last, a line each. */
  String history() {
    return String.join("\n", history) + "\nothers: " + world.strangers.last;
  }
}
