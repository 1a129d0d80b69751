/**
 * What supervisord and systemd say of the masters that they own, and what they are told: {@code
 * supervisorctl} and {@code systemctl} as child processes, supervisord's configuration.
 *
 * <p>May import {@code process}, {@code gunicorn}, {@code ownership} and {@code kernel}.
 */
package gunitop.supervision;
