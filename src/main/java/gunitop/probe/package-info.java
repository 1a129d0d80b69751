/**
 * What clients of an application get: one small request at a time through its own listener, its
 * status and latency counted for the generation whose worker took it, and what follows where NEW
 * answers worse than OLD.
 *
 * <p>May import {@code process}, {@code gunicorn} and {@code upgrade}; pure. The requests are sent
 * by {@code probe.host}.
 *
 * <p>What surprises: both generations accept from one listener, so no address tells who answers. A
 * connection that was accepted is an open file of one worker; where that cannot be read, who
 * answered is unknown, and counted as such.
 */
package gunitop.probe;
