/**
 * What supervisord and systemd say of the masters that they own, and what they are told: {@code
 * supervisorctl} and {@code systemctl} as child processes, supervisord's configuration.
 *
 * <p>A supervisord of another user is not asked, and {@code supervisorctl} is never given a
 * configuration but one of ours with the address alone: a configuration can name code to load.
 *
 * <p>May import {@code process}, {@code gunicorn}, {@code ownership}, {@code kernel} and {@code
 * trust}.
 */
package gunitop.supervision;
