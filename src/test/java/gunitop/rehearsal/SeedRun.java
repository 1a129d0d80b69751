package gunitop.rehearsal;

import java.util.Random;

/** The run of one seed: the seed alone decides everything that happens in it. */
final class SeedRun {
  private final long seed;
  private final SeedWorld world;
  private final SeedSession session;
  private final SeedOperator operator;
  private final SeedWitness witness;

  SeedRun(long seed) {
    this.seed = seed;
    Random random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
    SeedPlan plan = SeedPlan.of(seed, random);
    world = new SeedWorld(plan, random.nextLong());
    witness = new SeedWitness(world);
    session = new SeedSession(world, new Random(random.nextLong()), witness);
    operator = new SeedOperator(session, new Random(random.nextLong()));
  }

  /**
   * Plays it to its end; returns a digest of all that was seen and sent.
   *
   * @throws AssertionError where something happens that never must; it says what, and the seed
   */
  long play() {
    int step = 0;
    try {
      session.passes(1 + 3 * new Random(seed).nextDouble());
      while (step < world.plan.steps()) {
        step++;
        operator.step();
      }
    } catch (RuntimeException | Error failure) {
      throw new AssertionError(story(step, failure), failure);
    }
    return witness.digest();
  }

  private String story(int step, Throwable failure) {
    return "seed %d, step %d: %s%n%s%nkey: %s%n%s%n%s%n%s%nlog:%n%s"
        .formatted(
            seed,
            step,
            failure,
            world.plan,
            session.frames.lastKey().key(),
            gunitop.ui.program.Rendering.frame(session.model()).text(),
            world.truth().text(),
            witness.history(),
            String.join(
                "\n",
                world.host().logLines(world.plan.launch().log()).orElse(java.util.List.of())));
  }

  HostTruth truth() {
    return world.truth();
  }
}
