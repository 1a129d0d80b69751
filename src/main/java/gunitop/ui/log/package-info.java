/**
 * The masters' logs: shown on request, and read for what tells of a step that failed.
 *
 * <p>May import the core, {@code ui}, {@code ui.frame} and {@code ui.text}; knows no screen.
 */
package gunitop.ui.log;
