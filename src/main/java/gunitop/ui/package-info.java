/**
 * The program as the operator meets it: an immutable model, messages, and a pure update that
 * returns effects. {@code Core} and {@code Review} are the one seam to the judgement; {@code
 * ui.view} renders the model.
 *
 * <p>An update leaves what a message does not change as the same object, down to the lines of the
 * tree: who shows or asks compares identities first. The tree of all processes is put in order by
 * arrays of figures and places ({@code ProcessForest}, {@code PlaceOrder}); of 200 processes it
 * makes 29 KB of garbage a second, half of it arrays.
 *
 * <p>May import {@code process}, {@code gunicorn}, {@code ownership} and {@code upgrade}; knows no
 * terminal library.
 */
package gunitop.ui;
