/**
 * A simulated host behind the interfaces of the real one: arbiters that react to signals as {@code
 * gunicorn/arbiter.py} does, their workers, supervisord, a systemd unit, a client that counts what
 * it gets, under a clock that can be slowed or hurried; lessons on it, and their verdicts. No
 * signal leaves it.
 *
 * <p>May import {@code process}, {@code gunicorn} (values, and how an application was recognised),
 * {@code ownership} and the interfaces of {@code sampling}, {@code signalling}, {@code supervision}
 * and {@code masterlog}; never their live implementations.
 */
package gunitop.rehearsal;
