/**
 * The program as the operator meets it: an immutable model, messages, a pure update that returns
 * effects, and one class a view that renders the model into a frame.
 *
 * <p>May import {@code process}, {@code gunicorn} and {@code upgrade}; knows no terminal library.
 */
package gunitop.ui;
