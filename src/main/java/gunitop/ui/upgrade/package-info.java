/**
 * The upgrade screen: OLD and NEW side by side, the steps and their keys.
 *
 * <p>May import the core, {@code ui} and {@code ui.frame}.
 */
package gunitop.ui.upgrade;
