package gunitop.rehearsal;

/** Something that must never be, in the run of a seed. */
final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1;

  Violation(String text) {
    super(text);
  }
}
