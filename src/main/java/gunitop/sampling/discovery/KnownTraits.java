package gunitop.sampling.discovery;

import gunitop.process.ImageLayout;
import gunitop.process.ProcessTraits;
import gunitop.process.Reading;
import gunitop.sampling.proc.StatLine;
import java.util.Map;
import java.util.Set;

/**
 * What rarely changes in a process, and by what it is told that it has.
 *
 * @param values as a snapshot has them
 * @param stat what its stat said when they were read
 * @param nanos when they were read, by the monotonic clock
 * @param evidence the bytes that they were made from; empty where these are not known
 * @param variables the environment variables that were asked for
 * @param environment what they were
 * @param environmentImage in which image: a title may overwrite them later
 */
record KnownTraits(
    ProcessTraits values,
    StatLine stat,
    long nanos,
    byte[] evidence,
    Set<String> variables,
    Reading<Map<String, String>> environment,
    Reading<ImageLayout> environmentImage) {

  /** Whether there is no use in reading them again before the process has run. */
  boolean areSettled() {
    return isSettled(values.caught()) && (variables.isEmpty() || isSettled(environment));
  }

  static boolean isSettled(Reading<?> reading) {
    return reading.isKnown() || reading.isDenied();
  }
}
