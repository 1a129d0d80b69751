package gunitop.ui.tree;

import gunitop.process.ProcessSample;
import gunitop.process.ProcessTraits;
import gunitop.ui.text.CommandText;

/**
 * The command lines that were shown lately, as one text each: joining the words of some tens of
 * processes would be half of a refresh's garbage. Keeps one text a slot. Safe from several threads.
 */
final class CommandLines {
  private static final int SLOTS = 256;

  private record Entry(ProcessTraits traits, String name, boolean whole, String text) {
    boolean tells(ProcessSample process, boolean fullPaths) {
      return traits == process.traits() && whole == fullPaths && name.equals(process.stat().name());
    }
  }

  private final Entry[] entries = new Entry[SLOTS];

  /**
   * The command line of this process.
   *
   * @param fullPaths with the program's path
   */
  String of(ProcessSample process, boolean fullPaths) {
    int slot = process.pid() & SLOTS - 1;
    Entry entry = entries[slot];
    if (entry == null || !entry.tells(process, fullPaths)) {
      String text = fullPaths ? CommandText.of(process) : CommandText.brief(process);
      entry = new Entry(process.traits(), process.stat().name(), fullPaths, text);
      entries[slot] = entry;
    }
    return entry.text();
  }
}
