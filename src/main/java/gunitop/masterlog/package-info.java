/**
 * Both masters' logs as one text in the order of time: what is read for it, whose line each is, and
 * where the masters' standard error goes.
 *
 * <p>May import {@code process}, {@code gunicorn} and {@code upgrade.course} (the logs that masters
 * have open); pure. The host is read by {@code masterlog.host}.
 *
 * <p>What surprises: a log tells time in whole seconds, so that lines of two files from the same
 * second stand one file after the other; and the PID in a line is that of the writer's own PID
 * namespace.
 */
package gunitop.masterlog;
