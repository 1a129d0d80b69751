/**
 * What each generation holds of what an upgrade doubles: connections to servers (databases,
 * caches), by the address of the server, and memory, with what is left of it.
 *
 * <p>May import {@code process}, {@code gunicorn}, {@code upgrade} and {@code preflight} (the
 * limits of control groups); pure. The host is read by {@code holdings.host}.
 *
 * <p>What surprises: a connection is taken for outbound where its own end is not the address of a
 * listener of the generation: the kernel does not tell who called. Where the listeners are not
 * known any more, nothing is.
 */
package gunitop.holdings;
