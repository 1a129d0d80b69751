package gunitop.ui;

import gunitop.process.ProcessId;

/** What stands at a place of the screen, for the mouse. */
public sealed interface ClickTarget {
  /** What a click on each of them does: a new one does not compile until it is handled. */
  interface Handler<R> {
    R line(Line target);

    R heading(Heading target);

    R footer(Footer target);

    R stepKey(StepKey target);

    R entry(Entry target);
  }

  /** Hands this to what handles its kind. */
  <R> R accept(Handler<R> handler);

  /** A process's line. */
  record Line(ProcessId process) implements ClickTarget {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.line(this);
    }
  }

  /** The heading of a column that the list can be ordered by. */
  record Heading(SortKey order) implements ClickTarget {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.heading(this);
    }
  }

  /** A key in the footer. */
  record Footer(Key key) implements ClickTarget {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.footer(this);
    }
  }

  /** A step among the keys of the upgrade screen: what it sends is sent by its key alone. */
  record StepKey(char key) implements ClickTarget {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.stepKey(this);
    }
  }

  /** An entry of the menu that is open. */
  record Entry(int index) implements ClickTarget {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.entry(this);
    }
  }
}
