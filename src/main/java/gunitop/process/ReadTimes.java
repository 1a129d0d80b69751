package gunitop.process;

/**
 * When what is not read for each snapshot was read, by {@link Snapshot#monotonicNanos}.
 *
 * @param traits when {@link ProcessSample#traits} were; those of a tracked process still hold, as
 *     it has not run since
 * @param pss when {@link ProcessSample#pssBytes} was
 */
public record ReadTimes(long traits, long pss) {}
