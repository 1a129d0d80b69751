/**
 * The roof: command line, event loop, effects, wiring.
 *
 * <p>May import everything.
 */
package gunitop.app;
