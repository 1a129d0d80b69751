/**
 * Takes snapshots of the host. Here are the interfaces that others use, and what joins the rooms:
 * {@code proc} (files and their parsers), {@code discovery} (who is there), {@code tracking} (a
 * closer look at an application), {@code events} (exits, forks and execs as they happen). The last
 * two know discovery, discovery knows proc, and none knows this package.
 *
 * <p>{@code ProcSampler.ofThisHost()} samples this host; the tests play recordings of others. What
 * a snapshot says of a tracked process was read for that snapshot, but for its proportional memory;
 * {@link gunitop.sampling.discovery} tells the rule.
 *
 * <p>What is read of others' processes is bounded by {@link gunitop.trust.Budget}: of titles, of
 * descriptors, environments and threads the rest is not read, and a table that was not read to its
 * end ({@link gunitop.process.OpenFiles#whole}) proves no absence. What may be out of sight
 * altogether is told by {@link gunitop.process.Host#hidden}.
 *
 * <p>May import {@code process}, {@code kernel}, {@code trust}, its own rooms and OSHI; knows no
 * word of Gunicorn.
 */
package gunitop.sampling;
