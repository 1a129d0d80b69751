/**
 * A step's life: sent, awaited, held or failed; what was seen of an upgrade, in the words of the
 * timeline.
 *
 * <p>May import {@code process}, {@code gunicorn}, {@code ownership} and {@code upgrade}.
 */
package gunitop.upgrade.course;
