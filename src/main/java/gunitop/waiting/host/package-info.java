/**
 * Reads {@code /proc/PID/syscall}, {@code wchan}, {@code stack}, and the descriptors that a system
 * call waits for.
 *
 * <p>May import {@code process}, {@code waiting}, {@code holdings}, {@code holdings.host} and
 * {@code kernel}.
 */
package gunitop.waiting.host;
