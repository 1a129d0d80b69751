/**
 * One snapshot as plain text or as JSON, for {@code --once}; the account of a course.
 *
 * <p>May import {@code process}, {@code gunicorn}, {@code upgrade}, {@code preflight}, {@code
 * release}, {@code holdings}, {@code probe}, {@code journal} and the JSON library.
 */
package gunitop.report;
