/**
 * What is special about a systemd unit: it ends with its main process, which NEW can be made
 * before. {@code Systemd} is the way in. What systemd is asked and told: {@code
 * supervision.systemd}.
 *
 * <p>May import {@code process}, {@code gunicorn}, {@code ownership}, {@code upgrade}, its steps
 * and findings. Nobody imports it but the wiring.
 */
package gunitop.owner.systemd;
