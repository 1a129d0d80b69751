/**
 * What lies over a screen and takes the keys: questions, menus, the help, all about one process.
 *
 * <p>May import the core, {@code ui} and {@code ui.frame}.
 */
package gunitop.ui.dialog;
