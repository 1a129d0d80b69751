/**
 * The operator's terminal: decodes keys, paints frames, gives the tty back as it was.
 *
 * <p>May import {@code ui} and Lanterna.
 */
package gunitop.ui.terminal;
