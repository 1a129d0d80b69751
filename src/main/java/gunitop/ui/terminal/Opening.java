package gunitop.ui.terminal;

/** What came of opening the operator's terminal. */
public sealed interface Opening {

  /** It is ours, in raw mode; it must be closed. */
  record Opened(OperatorTerminal terminal) implements Opening {}

  /** It cannot be used; {@code reason} is one line for the operator. */
  record Refused(String reason) implements Opening {
    /** For a terminal of this type ({@code TERM}), with which nothing can be painted. */
    static Refused ofType(String type) {
      return new Refused(
          type.isEmpty()
              ? "TERM is not set: the terminal's type is unknown"
              : "TERM is " + type + ": a terminal that can move its cursor is needed");
    }
  }
}
