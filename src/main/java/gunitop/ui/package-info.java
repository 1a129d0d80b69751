/**
 * The program as the operator meets it: an immutable model, messages, and a pure update that
 * returns effects. {@code Core} and {@code Review} are the one seam to the judgement; {@code
 * ui.view} renders the model.
 *
 * <p>May import {@code process}, {@code gunicorn} and {@code upgrade}; knows no terminal library.
 */
package gunitop.ui;
