/**
 * The roof: command line, event loop, effects, wiring.
 *
 * <p>May import everything.
 *
 * <p>What surprises: the first frame is complete, so the host is looked at twice before it is
 * painted ({@link gunitop.app.FirstSnapshot}); whatever can wait starts after it ({@link
 * gunitop.app.FirstFrame}).
 */
package gunitop.app;
