/**
 * Reads what {@code release} judges: git's own files, the links of release folders, the times of
 * source files. Git itself is never run: in somebody else's repository it would run what its
 * configuration names.
 *
 * <p>All of it is the word of whoever owns the folder: read through {@code trust}, within its
 * budget, and failing into a value. It is no part of {@code sampling}, as it has a slow clock of
 * its own, may block where a disk does, and needs the core's parsers.
 *
 * <p>May import {@code process}, {@code release}, {@code kernel} and {@code trust}.
 */
package gunitop.release.disk;
