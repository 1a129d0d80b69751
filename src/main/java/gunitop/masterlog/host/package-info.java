/**
 * Reads the masters' logs: the files that they have open, supervisord's where it writes down what
 * they print, and the journal of their unit.
 *
 * <p>May import {@code process}, {@code gunicorn}, {@code masterlog}, {@code sampling} (the end of
 * a file), {@code kernel} and {@code trust}.
 *
 * <p>What surprises: that a pipe leads to supervisord is told by its inode, which supervisord has
 * open too, and that a socket leads to the journal by the name of its other end; the configuration
 * only says which of supervisord's files it is.
 */
package gunitop.masterlog.host;
