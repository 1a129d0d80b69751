/**
 * The one way to what lies on disk outside {@code /proc}: opens a file, reads a bounded part of it,
 * writes one or runs a program only if nobody but root or we could have put it there; and reads
 * files of a master's own user as what they are, a stranger's word. What a check found is what is
 * read, loaded or run: descriptors are kept, paths are walked once.
 *
 * <p>May import {@code kernel}. "We" are the effective user. No other package opens files or runs
 * programs; a test holds that.
 */
package gunitop.trust;
