/**
 * Exits, forks and execs as they happen, between two samples: an exit by a pidfd ({@link
 * gunitop.sampling.events.ExitWatch}), the sign of a fork or an exec by inotify ({@link
 * gunitop.sampling.events.StartWatch}), and, where signs cannot be had, a short look ({@link
 * gunitop.sampling.events.Peek}). An event only makes the next sample come sooner; nothing depends
 * on it.
 *
 * <p>May import {@code process}, {@code kernel}, {@code sampling.proc} and {@code
 * sampling.discovery}.
 */
package gunitop.sampling.events;
