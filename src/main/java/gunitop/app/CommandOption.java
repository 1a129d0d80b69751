package gunitop.app;

/**
 * An option of the command line: the one row by which it is parsed, explained and completed.
 *
 * @param description what it does, in the help's words
 * @param label what its value is called there; empty where it takes none
 * @param fallback its value where it is given without one; null where one is needed
 * @param names all its names, the longest last
 */
record CommandOption(String description, String label, String fallback, String... names) {

  static CommandOption flag(String description, String... names) {
    return new CommandOption(description, "", null, names);
  }

  static CommandOption value(String description, String label, String... names) {
    return new CommandOption(description, label, null, names);
  }

  boolean takesValue() {
    return !label.isEmpty();
  }

  /** The name that tells most, under which its value is kept. */
  String name() {
    return names[names.length - 1];
  }
}
