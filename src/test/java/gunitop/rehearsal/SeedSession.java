package gunitop.rehearsal;

import gunitop.app.KnownOwner;
import gunitop.gunicorn.OwnerFacts;
import gunitop.process.Snapshot;
import gunitop.testkit.Clock;
import gunitop.ui.Asked;
import gunitop.ui.Effect;
import gunitop.ui.Key;
import gunitop.ui.Model;
import gunitop.ui.Msg;
import gunitop.ui.Result;
import gunitop.ui.RunOptions;
import gunitop.ui.Size;
import gunitop.ui.program.Update;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * The program before the world of a seed: its own update, reviews and views. Snapshots, answers and
 * frames take the time that the seed gives them.
 */
final class SeedSession {
  private static final long MILLI = 1_000_000;

  private record Due(long nanos, long sequence, Runnable act) {}

  private final SeedWorld world;
  private final Random random;
  private final Random sight;
  private final SeedEffects effects;
  private final RehearsalSampler sampler;
  private final RehearsalOwners owners;
  private final Update update = new Update(KnownOwner::review);
  private final PriorityQueue<Due> due =
      new PriorityQueue<>(Comparator.comparingLong(Due::nanos).thenComparingLong(Due::sequence));
  private long sequence;
  private long run;
  private Model model;

  /** What stands on the screen, and what was seen there. */
  final ShownFrames frames;

  private final Witness witness;

  /** Who judges what happens. */
  interface Witness {
    /** A snapshot was taken into the model; this was so when it was taken. */
    void sampled(Model before, Model model, HostTruth truth);

    /** This leaves now. */
    void leaves(Effect effect, ShownFrames.Pressed last);
  }

  SeedSession(SeedWorld world, Random random, Witness witness) {
    this.world = world;
    this.random = random;
    sight = new Random(~world.chance);
    this.witness = witness;
    sampler = new RehearsalSampler(world.simulation);
    owners = new RehearsalOwners(world.simulation);
    frames = new ShownFrames(update, world.plan.frameSeconds());
    effects = new SeedEffects(world, this, random);
    start();
  }

  /** Starts the program; one that ran before has ended. */
  void start() {
    run++;
    int master =
        world.simulation.site.living().stream()
            .findFirst()
            .map(one -> one.process.pid())
            .orElse(world.simulation.site.arbiters.get(0).process.pid());
    RunOptions options = RunOptions.plain(Clock.ZONE).asking(new Asked.Pid(master));
    Size size = new Size(world.plan.columns(), world.plan.rows());
    model = Update.start(options, size, world.clock.time(), world.clock.nanos());
    frames.begin(model);
    look(0);
  }

  Model model() {
    return model;
  }

  long now() {
    return world.clock.nanos();
  }

  /** Lets something happen to this run of the program so many seconds from now. */
  void after(double seconds, Runnable act) {
    long mine = run;
    due.add(
        new Due(
            now() + (long) (seconds * 1e9),
            sequence++,
            () -> {
              if (mine == run) {
                act.run();
              }
            }));
  }

  /** Lets time pass. */
  void passes(double seconds) {
    until(now() + (long) (seconds * 1e9));
  }

  private void until(long target) {
    while (true) {
      long wake = Math.max(now(), model.wakeAtNanos().orElse(Long.MAX_VALUE));
      long first = due.isEmpty() ? Long.MAX_VALUE : Math.max(now(), due.peek().nanos());
      long arrival = Math.max(now(), frames.arrivalNanos());
      long next = Math.min(Math.min(wake, first), arrival);
      if (next > target) {
        world.clock.to(target);
        return;
      }
      world.clock.to(next);
      if (next == wake) {
        receives(new Msg.Tick(world.clock.time(), now()));
        if (model.wakeAtNanos().filter(again -> again <= next).isPresent()) {
          throw new Violation("the model wants to be woken again and again");
        }
      } else if (next == first) {
        due.poll().act().run();
      }
      model = frames.painted(model, now());
    }
  }

  /** A key comes at this instant. */
  void press(Key key) {
    frames.pressed(key, now());
    receives(new Msg.KeyPressed(key, now()));
    model = frames.painted(model, now());
  }

  /** A message comes. */
  void receives(Msg message) {
    Result result = update.update(model, message);
    model = result.model();
    for (Effect effect : result.effects()) {
      witness.leaves(effect, frames.lastKey());
      effect.accept(effects);
    }
  }

  /** Takes a snapshot, which comes a little later; then the next. */
  private void look(double after) {
    after(
        after,
        () -> {
          HostTruth truth = world.truth();
          Snapshot snapshot = world.plan.sight().of(sampler.sample(model.focus()), sight);
          after(late(), () -> seen(snapshot, truth));
        });
  }

  private double late() {
    return random.nextInt(4) == 0 ? world.plan.lateSeconds() * random.nextDouble() : 0;
  }

  private void seen(Snapshot snapshot, HostTruth truth) {
    Model before = model;
    receives(new Msg.Sampled(snapshot));
    witness.sampled(before, model, truth);
    if (!model.owners().isNobody() && random.nextInt(3) == 0 && world.plan.ownersAnswer()) {
      OwnerFacts facts = owners.ask(model.owners());
      after(late(), () -> receives(new Msg.OwnersAnswered(facts)));
    }
    long pace = model.pace().sample().toNanos() / MILLI;
    look((50 + random.nextInt((int) Math.min(950, 2 * pace))) / 1000.0);
  }

  /** What the operator reads now; empty before the first frame. */
  Optional<Model> seenModel() {
    return frames.seen();
  }
}
