/**
 * The dialog in which an operator sets the program up, and the lines of the file that keeps it. The
 * values themselves are data of {@code ui}, as every screen is drawn by them.
 *
 * <p>May import {@code ui} and {@code ui.frame}; knows no screen.
 */
package gunitop.ui.preferences;
