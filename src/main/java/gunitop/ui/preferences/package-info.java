/**
 * What an operator sets up, and the lines of the file that keeps it.
 *
 * <p>May import the core, {@code ui} and {@code ui.frame}.
 */
package gunitop.ui.preferences;
