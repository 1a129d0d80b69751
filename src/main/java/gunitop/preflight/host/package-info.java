/**
 * Reads on the host what the checks before a USR2 need, within a budget: {@code /proc}, the control
 * groups' files, and what lies at the paths that NEW will use; and runs Gunicorn's own check of its
 * configuration, as OLD's user.
 *
 * <p>May import {@code preflight}, {@code process}, {@code gunicorn}, {@code kernel} and {@code
 * trust}.
 *
 * <p>It is apart from {@code sampling}, which knows no word of Gunicorn and looks ten times a
 * second: this is read every 15 s, for one master, and answers in the facts of a preflight.
 */
package gunitop.preflight.host;
