/**
 * Benchmarks of the packaged program beside htop, run on request and not by {@code mvn verify}:
 * {@code src/test/scripts/bench} prints the table, {@code src/test/scripts/bench-painting} what a
 * refresh costs between the snapshot and the tty. Use nothing but the JDK, tmux, htop and Gunicorn.
 */
package gunitop.bench;
