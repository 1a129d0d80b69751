/**
 * A closer look at the applications in view: what their processes hold open, their listeners and
 * connections, their memory. Returns values; the table of {@code discovery} keeps them.
 *
 * <p>Only proportional memory, which the kernel takes a millisecond to add up, and what the kernel
 * says of connections, a walk through all of the host's, are read on slower clocks ({@link
 * gunitop.sampling.tracking.MemoryReader}, {@link gunitop.sampling.tracking.ConnectionTable}).
 *
 * <p>May import {@code process}, {@code kernel}, {@code trust}, {@code sampling.proc} and {@code
 * sampling.discovery}.
 */
package gunitop.sampling.tracking;
