/**
 * The tree screen: the host's processes as htop shows them, its state, what its keys do, how it is
 * drawn.
 *
 * <p>May import the core, {@code ui} and {@code ui.frame}.
 */
package gunitop.ui.tree;
