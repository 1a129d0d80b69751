package gunitop.process;

/**
 * What stands at a path of which somebody asked.
 *
 * @param text the first kilobyte as text; for a socket or another special file the empty string
 * @param inode the inode number of what lies there
 */
public record FileReading(Reading<String> text, Reading<Long> inode) {}
