/**
 * Benchmarks of the packaged program beside htop, run on request: {@code src/test/scripts/bench}
 * prints one table with a row for each bar, {@code src/test/scripts/bench-painting} what a refresh
 * costs between the snapshot and the tty; {@code src/test/scripts/verify --strict} sees that each
 * benchmark runs. One class a benchmark. Figures of a loaded machine hold as ratios within one row
 * at most: each part of the table tells the load at its start.
 *
 * <p>Uses the JDK, htop, Gunicorn, Python (for the pty) and, for garbage and painting, gunitop's
 * classes.
 */
package gunitop.bench;
