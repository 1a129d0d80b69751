package gunitop.ui.command;

import gunitop.ui.Offered;
import java.util.List;

/** What a {@link StepRequest} comes to, before anything is sent. */
public sealed interface StepAnswer {

  /** Who acts on it. */
  interface Handler<R> {
    R refused(Refused answer);

    R asks(Asks answer);

    R sends(Sends answer);
  }

  /** Hands this to what acts on its kind. */
  <R> R accept(Handler<R> handler);

  /** Nothing that could be agreed to sends it; one sentence says why. */
  record Refused(String reason) implements StepAnswer {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.refused(this);
    }
  }

  /**
   * It asks for more than was agreed to.
   *
   * @param lines the question, as the screen asks it
   * @param option what agrees to it, as it is typed
   */
  record Asks(List<String> lines, String option) implements StepAnswer {
    /** Copies the list. */
    public Asks {
      lines = List.copyOf(lines);
    }

    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.asks(this);
    }
  }

  /** It can be sent. */
  record Sends(Offered offered) implements StepAnswer {
    @Override
    public <R> R accept(Handler<R> handler) {
      return handler.sends(this);
    }
  }
}
