/**
 * The operator's terminal: decodes keys, paints frames, gives the tty back as it was.
 *
 * <p>May import {@code ui}, {@code kernel} and Lanterna.
 *
 * <p>A frame is compared with what stands on the terminal, row by row, and its changes are one
 * {@code write}: one that changes nothing is none. Nothing polls: keys are read by a blocking
 * {@code read}, the size is asked when SIGWINCH comes.
 */
package gunitop.ui.terminal;
