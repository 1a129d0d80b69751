package gunitop.ui.terminal;

import java.util.Map;

/** Takes a terminal over, as {@link OperatorTerminal#open} does. */
public interface TerminalOpener {
  /** Takes it over, or tells why not. */
  Opening open(Map<String, String> environment, Theme theme, TerminalGlyphs glyphs, boolean mouse);
}
