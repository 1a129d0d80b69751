/**
 * The only door by which a signal leaves this program.
 *
 * <p>May import {@code process} and {@code kernel}.
 */
package gunitop.signalling;
