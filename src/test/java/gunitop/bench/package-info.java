/**
 * Benchmarks of the packaged program beside htop, run on request and not by {@code mvn verify}:
 * {@code src/test/scripts/bench} prints the table. Use nothing but the JDK, tmux, htop and
 * Gunicorn.
 */
package gunitop.bench;
