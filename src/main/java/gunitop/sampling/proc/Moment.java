package gunitop.sampling.proc;

import gunitop.process.Host;
import java.time.Instant;

/**
 * When a sample is taken.
 *
 * @param time the wall clock
 * @param monotonicNanos {@link System#nanoTime}, or what it read when the recording was made
 * @param host the host as it is at that instant
 */
public record Moment(Instant time, long monotonicNanos, Host host) {}
