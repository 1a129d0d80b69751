package gunitop.ui;

import gunitop.process.ProcessId;

/** What stands at a place of the screen, for the mouse. */
public sealed interface Spot {

  /** A process's line. */
  record Line(ProcessId process) implements Spot {}

  /** The heading of a column that the list can be ordered by. */
  record Heading(SortKey order) implements Spot {}

  /** A key in the footer. */
  record Footer(Key key) implements Spot {}

  /** A step among the keys of the upgrade screen: what it sends is sent by its key alone. */
  record StepKey(char key) implements Spot {}

  /** An entry of the menu that is open. */
  record Entry(int index) implements Spot {}
}
