/**
 * What processes, generations and applications are called on every screen: short texts and their
 * styles, without a screen to draw on.
 *
 * <p>May import the core and {@code ui.frame}. What a process says of itself (its command line) is
 * sanitised where it is drawn, not here.
 */
package gunitop.ui.text;
