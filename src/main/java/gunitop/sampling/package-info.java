/**
 * Takes snapshots of the host: reads {@code /proc} and sock_diag, parses apart from acquiring.
 *
 * <p>{@code ProcSampler.ofThisHost()} samples this host, {@code ProcSampler.replaying(first,
 * later)} plays recordings, one directory a sample; {@code src/test/resources/proc/README.md} tells
 * their format.
 *
 * <p>Between two samples a {@link gunitop.sampling.Sampler#isStirred peek} looks for events alone.
 * What is left, with ten workers and 200 others, compiled: a sample 0.22 ms of CPU and 11 KB, a
 * peek 5 µs and nothing but what the caller's loop costs. At once a second the code and its data
 * are cold: 0.9 ms a sample, and 0.1 ms for each time that the thread wakes for a peek; so the
 * JVM's threads and the caches, not the kernel, are the floor. The kernel's own part is {@code
 * getdents64} of {@code /proc} (16 ms at 10,000 processes), 1.5 µs for each kept-open {@code stat},
 * up to a millisecond for one memory map.
 *
 * <p>May import {@code process}, {@code kernel} and OSHI; knows no word of Gunicorn.
 */
package gunitop.sampling;
