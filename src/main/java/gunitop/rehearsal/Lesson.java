package gunitop.rehearsal;

import gunitop.sampling.HostClock;
import java.util.Optional;
import java.util.function.Function;

/**
 * One lesson on a simulated host.
 *
 * @param name what it is called on the command line
 * @param line what it is about, in a few words
 * @param goal what the operator shall reach, one sentence
 * @param aim the end that is the right one
 * @param praise what was done well where it was reached
 * @param start sets the scene
 * @param objection what is wrong although no request failed; empty where nothing is
 */
record Lesson(
    String name,
    String line,
    String goal,
    Aim aim,
    String praise,
    Function<HostClock, Simulation> start,
    Function<Simulation, Optional<String>> objection) {

  /** The ends that can be the right one. */
  enum Aim {
    /** NEW serves alone. */
    UPGRADE,
    /** OLD serves alone again. */
    REVERT,
    /** Either. */
    ANY
  }
}
