package gunitop.app;

import gunitop.ui.Notify;
import gunitop.ui.terminal.OperatorTerminal;

/** What an effect asks of the operator's terminal. */
record TerminalScreen(OperatorTerminal terminal) implements EffectRunner.Screen {
  @Override
  public void suspend() {
    terminal.suspend();
  }

  @Override
  public void redraw() {
    terminal.redraw();
  }

  @Override
  public void summon(Notify how, String text) {
    terminal.summon(how, text);
  }
}
