/**
 * The operator's terminal: decodes keys, paints frames, gives the tty back as it was.
 *
 * <p>May import {@code ui}, {@code kernel} and Lanterna.
 *
 * <p>A frame is compared with what stands on the terminal, row by row, and its changes are one
 * {@code write}: one that changes nothing is none. On a quiet host with 200 processes that is 34
 * bytes a second at 80x24 and 220 at 200x60 (htop: 380 and 2,800), of which most are the digits
 * themselves; comparing takes 10 to 30 microseconds and makes half a KB of garbage. Nothing polls:
 * keys are read by a blocking {@code read}, the size is asked when SIGWINCH comes. The wake-ups
 * that are left with nothing changing are one a second each for the sample, the host's meters and
 * the picture that they lead to, and what the JVM does for itself.
 */
package gunitop.ui.terminal;
