package gunitop.ui;

import gunitop.process.ProcessId;

/** What stands at a place of the screen, for the mouse. */
public sealed interface ClickTarget {

  /** A process's line. */
  record Line(ProcessId process) implements ClickTarget {}

  /** The heading of a column that the list can be ordered by. */
  record Heading(SortKey order) implements ClickTarget {}

  /** A key in the footer. */
  record Footer(Key key) implements ClickTarget {}

  /** A step among the keys of the upgrade screen: what it sends is sent by its key alone. */
  record StepKey(char key) implements ClickTarget {}

  /** An entry of the menu that is open. */
  record Entry(int index) implements ClickTarget {}
}
