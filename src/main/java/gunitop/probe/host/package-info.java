/**
 * Sends the requests of {@code probe} and looks who took them: connects, waits until a worker has
 * accepted, looks for the accepted socket among the workers' open files, and only then asks.
 *
 * <p>May import {@code process}, {@code probe}, {@code kernel} and {@code trust}.
 *
 * <p>What surprises: a connection that nobody has accepted yet costs a worker nothing, so it waits
 * in the backlog as any client's does; a worker is kept waiting for the moment in which its open
 * files are read, and never where it is the only one that is ready.
 */
package gunitop.probe.host;
