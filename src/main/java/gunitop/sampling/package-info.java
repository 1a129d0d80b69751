/**
 * Takes snapshots of the host: reads {@code /proc} and sock_diag, parses apart from acquiring.
 *
 * <p>{@code ProcSampler.ofThisHost()} samples this host; the tests play recordings of others.
 *
 * <p>Between two samples events come by themselves: an exit by a pidfd ({@link
 * gunitop.sampling.ExitWatch}), the sign of a fork or an exec by inotify ({@link
 * gunitop.sampling.StartWatch}). For a moment after a sign, while something starts up, and where
 * signs cannot be had, a {@link gunitop.sampling.Sampler#isStirred peek} looks for events alone.
 *
 * <p>What a snapshot says of a tracked process was read for that snapshot, but for its proportional
 * memory; what only the process itself can change is not read again where it has not run since
 * ({@link gunitop.sampling.Activity}).
 *
 * <p>What is read of others' processes is bounded by {@link gunitop.trust.Budget}: of titles, of
 * descriptors, environments and threads the rest is not read, and a table that was not read to its
 * end ({@link gunitop.process.OpenFiles#whole}) proves no absence. What may be out of sight
 * altogether is told by {@link gunitop.process.Host#hidden}.
 *
 * <p>May import {@code process}, {@code kernel}, {@code trust} and OSHI; knows no word of Gunicorn.
 */
package gunitop.sampling;
