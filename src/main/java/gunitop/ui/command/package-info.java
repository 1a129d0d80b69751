/**
 * A step that is asked for in one line, {@code gunitop step}, instead of by a key: refused, asked
 * about or sent by the same rules as on the upgrade screen.
 *
 * <p>May import the core, {@code ui}, the room of the upgrade screen, and the dialogs. Only {@code
 * app} imports it.
 */
package gunitop.ui.command;
