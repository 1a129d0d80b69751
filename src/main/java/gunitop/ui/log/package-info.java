/**
 * The masters' logs: shown on request, and read for what tells of a step that failed.
 *
 * <p>May import the core, {@code ui} and {@code ui.frame}.
 */
package gunitop.ui.log;
