/**
 * Whoever else owns a master, or nobody: shells, runit, s6, daemontools, Circus, pm2, and those
 * that cannot be seen.
 *
 * <p>May import {@code process}, {@code gunicorn}, {@code ownership}, {@code upgrade}, its steps
 * and findings. Nobody imports it but the wiring.
 */
package gunitop.owner.other;
