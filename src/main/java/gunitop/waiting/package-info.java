/**
 * What a stuck or slow process waits for: its system call, the connection that it is made on, where
 * in the kernel it sleeps, and since when.
 *
 * <p>May import {@code process}, {@code upgrade} and {@code holdings}; pure. The host is read by
 * {@code waiting.host}.
 *
 * <p>What surprises: "since when" is a lower bound, as it counts from when gunitop first looked.
 * Drivers of databases rarely wait in {@code recv}: they poll first, so what poll waits for is read
 * from the process' own memory, by the same right that its system call needs.
 */
package gunitop.waiting;
