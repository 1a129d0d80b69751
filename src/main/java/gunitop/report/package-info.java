/**
 * One snapshot as plain text or as JSON, for {@code --once}.
 *
 * <p>May import {@code process}, {@code gunicorn}, {@code upgrade}, {@code preflight} and the JSON
 * library.
 */
package gunitop.report;
