/**
 * A screenful of styled cells, and the drawing on it. Imports nothing of gunitop but {@code
 * process.Printable}.
 */
package gunitop.ui.frame;
