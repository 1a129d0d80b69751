/**
 * The masters' logs: shown on request, both masters' as one or file by file, and read for what
 * tells of a step that failed.
 *
 * <p>May import the core, {@code masterlog} among it, {@code ui}, {@code ui.frame} and {@code
 * ui.text}; knows no screen.
 */
package gunitop.ui.log;
