/**
 * Reads {@code /proc} and sock_diag, and turns what they say into values: parsing apart from
 * acquiring.
 *
 * <p>{@link gunitop.sampling.proc.ProcFs} is either this host or, in the tests, a recording of one.
 * What is read of others' processes is bounded by {@link gunitop.trust.Budget}.
 *
 * <p>May import {@code process}, {@code kernel} and {@code trust}.
 */
package gunitop.sampling.proc;
