/**
 * The panel of the checks before a USR2: what keys do in it, and how it is drawn. Gunicorn's own
 * check of its configuration is asked for here and run by {@code preflight.host}.
 *
 * <p>May import {@code process}, {@code gunicorn}, {@code upgrade}, {@code preflight} and the
 * shared parts of {@code ui}.
 */
package gunitop.ui.preflight;
