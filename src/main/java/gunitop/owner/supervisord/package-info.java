/**
 * What is special about supervisord: it starts its program again when OLD ends, it can be told to
 * stop it instead, and it can take over from a NEW that it does not know. {@code Supervisord} is
 * the way in. What supervisord is asked and told: {@code supervision.supervisord}.
 *
 * <p>May import {@code process}, {@code gunicorn}, {@code ownership}, {@code upgrade}, its steps
 * and findings. Nobody imports it but the wiring.
 */
package gunitop.owner.supervisord;
