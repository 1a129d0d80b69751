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
 * <p>Of more than {@link gunitop.sampling.Rounds#FEW 32} tracked processes those that have settled
 * are looked at closely in turns: their stat, their heartbeat and what an exit or an exec brings
 * are those of the sample, a child of theirs is seen within a second, what else they hold open
 * (connections, listeners, logs), their titles and handlers may be up to 10 s old, 2.5 s where they
 * used the CPU, and are not where the application is about to change hands.
 *
 * <p>What is read of others' processes is bounded by {@link gunitop.trust.Budget}: of titles, of
 * descriptors, environments and threads the rest is not read, and a table that was not read to its
 * end ({@link gunitop.process.OpenFiles#whole}) proves no absence. What may be out of sight
 * altogether is told by {@link gunitop.process.Host#hidden}.
 *
 * <p>May import {@code process}, {@code kernel}, {@code trust} and OSHI; knows no word of Gunicorn.
 */
package gunitop.sampling;
