/**
 * The record of an upgrade: a file a course, a JSON object a line. What is worth a line is found by
 * comparing two moments ({@link gunitop.journal.Courses}); what a later run can go on from is read
 * back ({@link gunitop.journal.Resumption}).
 *
 * <p>May import {@code process}, {@code gunicorn}, {@code upgrade}, {@code upgrade.course} and
 * Jackson's streaming core. Knows no clock, no file and no thread: {@code journal.disk} has them.
 */
package gunitop.journal;
