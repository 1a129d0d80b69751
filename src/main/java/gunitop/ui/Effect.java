package gunitop.ui;

import gunitop.upgrade.Command;

/** What the update wants done; only {@code app.EffectRunner} does it. */
public sealed interface Effect {

  /** Send a signal; the result comes back as {@link Msg.SignalReported}. */
  record Send(Command command) implements Effect {}

  /** Leave the terminal as it was, print {@code farewell} where it is not empty, and exit. */
  record Quit(int exitCode, String farewell) implements Effect {}

  /** Leave the terminal as it was, stop ourselves, and come back on {@code fg}. */
  record Suspend() implements Effect {}

  /** Repaint every cell: the operator's screen was disturbed. */
  record Redraw() implements Effect {}
}
