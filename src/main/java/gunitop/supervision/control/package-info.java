/**
 * What Gunicorn's masters say of themselves at their control sockets (25.1 and later): two
 * questions that change nothing, over one short connection, with a deadline.
 *
 * <p>A master of another user is not asked, and no path that somebody else could have bound. Who
 * answers is told by the kernel and by the answer, never by the path.
 *
 * <p>May import {@code process}, {@code gunicorn}, {@code kernel}, {@code trust}, {@code
 * supervision} and the streaming JSON library.
 */
package gunitop.supervision.control;
