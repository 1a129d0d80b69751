/**
 * The only place that knows JNA: the system calls that Java does not offer, as thin as they can be.
 *
 * <p>May import JNA and nothing of gunitop; knows no word of Gunicorn.
 */
package gunitop.kernel;
