package gunitop.ui.terminal;

/** What came of opening the operator's terminal. */
public sealed interface Opening {

  /** It is ours, in raw mode; it must be closed. */
  record Opened(OperatorTerminal terminal) implements Opening {}

  /** It cannot be used; {@code reason} is one line for the operator. */
  record Refused(String reason) implements Opening {}
}
