/**
 * What all screens share: an immutable {@code Model}, messages ({@code Msg}), effects, the key
 * table, what a screen ({@code ScreenState}) and a dialog ({@code Dialog}) must be able to do, and
 * what they are drawn with ({@code Canvas}, {@code Popup}, {@code Menu}).
 *
 * <p>A model that a message does not change stays the same object, part by part: whether there is
 * anything new to draw is told by comparing identities.
 *
 * <p>May import the core and {@code ui.frame}; knows no room of a screen or a dialog, and no
 * terminal library.
 */
package gunitop.ui;
