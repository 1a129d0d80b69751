/**
 * The tree screen: the host's processes as htop shows them. {@code TreeState} is what it remembers,
 * {@code TreeKeys} what its keys do, {@code TreeView} how it is drawn; its menus and the line to
 * type in are dialogs of its own.
 *
 * <p>The lines of thousands of processes are put in order by arrays of figures and places ({@code
 * ProcessForest}, {@code PlaceOrder}), and a line that has not changed stays the same object.
 *
 * <p>May import the core, {@code ui}, {@code ui.frame}, {@code ui.text}, and {@code ui.dialog} to
 * open a dialog.
 */
package gunitop.ui.tree;
