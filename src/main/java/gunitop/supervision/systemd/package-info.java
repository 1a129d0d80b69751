/**
 * What systemd is asked and told, by {@code systemctl} and its notification socket, with a
 * deadline: {@code SystemdPrograms} is the way in.
 *
 * <p>May import {@code process}, {@code gunicorn}, {@code ownership}, {@code kernel}, {@code trust}
 * and {@code supervision}. Nobody imports it but the wiring.
 */
package gunitop.supervision.systemd;
