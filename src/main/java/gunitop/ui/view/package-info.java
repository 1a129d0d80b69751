/**
 * Renders the model into a frame: one class a view, pure.
 *
 * <p>May import {@code process}, {@code gunicorn}, {@code upgrade}, {@code ui} and {@code
 * ui.frame}; knows no terminal library.
 */
package gunitop.ui.view;
