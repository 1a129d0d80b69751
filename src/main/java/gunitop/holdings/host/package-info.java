/**
 * Reads connections by sock_diag, in the network namespace of the process, and what memory is left.
 *
 * <p>May import {@code process}, {@code holdings}, {@code preflight.host} (memory) and {@code
 * kernel}.
 */
package gunitop.holdings.host;
