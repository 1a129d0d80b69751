/**
 * Takes snapshots of the host: reads {@code /proc} and sock_diag, parses apart from acquiring.
 *
 * <p>May import {@code process}, {@code kernel} and OSHI; knows no word of Gunicorn.
 */
package gunitop.sampling;
