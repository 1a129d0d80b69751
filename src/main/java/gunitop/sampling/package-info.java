/**
 * Takes snapshots of the host: reads {@code /proc} and sock_diag, parses apart from acquiring.
 *
 * <p>{@code ProcSampler.ofThisHost()} samples this host, {@code ProcSampler.replaying(first,
 * later)} plays recordings, one directory a sample; {@code src/test/resources/proc/README.md} tells
 * their format.
 *
 * <p>May import {@code process}, {@code kernel} and OSHI; knows no word of Gunicorn.
 */
package gunitop.sampling;
