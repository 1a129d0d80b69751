package gunitop.journal;

/**
 * A line for a file of the journal.
 *
 * @param file the file's name
 */
public record Line(String file, Entry entry) {}
