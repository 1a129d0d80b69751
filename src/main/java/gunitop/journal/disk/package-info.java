/**
 * The journal's files: opened, written, synced, read and rotated by the rules of {@code trust}.
 *
 * <p>May import {@code journal}, {@code trust} and {@code kernel}. For one thread at a time.
 */
package gunitop.journal.disk;
