/**
 * The roof: command line, event loop, effects, wiring.
 *
 * <p>May import everything.
 *
 * <p>What surprises: the first frame is complete, so the host is looked at twice before it is
 * painted ({@link gunitop.app.FirstLook}); whatever can wait starts after it ({@link
 * gunitop.app.FirstSight}).
 */
package gunitop.app;
