/**
 * One snapshot as plain text or as JSON, for {@code --once}.
 *
 * <p>May import {@code process}, {@code gunicorn}, {@code upgrade}, {@code preflight}, {@code
 * release}, {@code holdings}, {@code probe} and the JSON library.
 */
package gunitop.report;
