/**
 * Benchmarks of the packaged program beside htop, run on request: {@code src/test/scripts/bench}
 * prints one table with a row for each bar; {@code BenchIT} sees that each starts and prints. One
 * class a benchmark. Figures of a loaded machine hold as ratios within one row at most: each part
 * of the table tells the load at its start.
 *
 * <p>Uses the JDK, htop, Gunicorn, Python (for the pty) and, for garbage alone, gunitop's classes.
 */
package gunitop.bench;
