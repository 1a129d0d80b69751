/**
 * Takes snapshots of the host: reads {@code /proc} and sock_diag, parses apart from acquiring.
 *
 * <p>{@code ProcSampler.ofThisHost()} samples this host; the tests play recordings of others.
 *
 * <p>Between two samples events come by themselves: an exit by a pidfd ({@link
 * gunitop.sampling.ExitWatch}), the sign of a fork or an exec by inotify ({@link
 * gunitop.sampling.StartWatch}). For a moment after a sign, while something starts up, and where
 * signs cannot be had, a {@link gunitop.sampling.Sampler#isStirred peek} looks for events alone.
 * Compiled and at once after another, with ten workers, a sample costs 0.2 to 0.3 ms of CPU and 5
 * KB, a peek 5 µs and nothing but what the caller's loop costs. At once a second the code and its
 * data are cold: 1 to 1.5 ms a sample with 200 others, 2 with 2,000, 5 with 10,000, and 0.1 ms for
 * each time that the thread wakes for a peek; garbage is then some 10 KB, most of it for a master
 * that ran. Where every process is shown a sample costs 3.5 µs for each.
 *
 * <p>Of more than {@link gunitop.sampling.Rounds#FEW 32} tracked processes those that have settled
 * are looked at closely in turns: their stat, their heartbeat and what an exit or an exec brings
 * are those of the sample, a child of theirs is seen within a second, what else they hold open
 * (connections, listeners, logs), their titles and handlers may be up to 10 s old, 2.5 s where they
 * used the CPU, and are not where the application is about to change hands. At once a second each
 * of a thousand workers costs 7 µs a sample while they sleep, a third of it for one {@code
 * schedstat}, and 30 µs where all of them beat once a second: a {@code stat}, a {@code statx} of
 * the heartbeat file, and some thirty calls more in turn.
 *
 * <p>What is left is the kernel's: 1 to 2 µs a process for {@code getdents64} of {@code /proc},
 * which is why the {@link gunitop.sampling.PidCursor PIDs given away} are asked first; 1.5 µs for
 * each kept-open {@code schedstat}, 3.3 µs for a kept-open {@code stat}, 5 µs for one that is
 * opened and closed, of which a thirtieth of the processes that are left out has one a second; up
 * to a millisecond for one memory map.
 *
 * <p>What is read of others' processes is bounded by {@link gunitop.trust.Budget}: of titles, of
 * descriptors, environments and threads the rest is not read, and a table that was not read to its
 * end ({@link gunitop.process.OpenFiles#whole}) proves no absence. What may be out of sight
 * altogether is told by {@link gunitop.process.Host#hidden}.
 *
 * <p>May import {@code process}, {@code kernel}, {@code trust} and OSHI; knows no word of Gunicorn.
 */
package gunitop.sampling;
