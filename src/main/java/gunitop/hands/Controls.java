package gunitop.hands;

import java.util.Optional;

/** How it stands with the controls of an application. */
public sealed interface Controls {

  /** Why nothing may be sent from here; empty where it may. */
  Optional<String> refusal();

  /** This program holds them. */
  record Ours() implements Controls {
    @Override
    public Optional<String> refusal() {
      return Optional.empty();
    }
  }

  /** Another program holds them. */
  record Others(Holder holder) implements Controls {
    @Override
    public Optional<String> refusal() {
      return Optional.of(holder.text() + " holds the controls");
    }
  }

  /**
   * Who else holds them cannot be known: keys still work.
   *
   * @param reason why not, for the operator
   */
  record Unknown(String reason) implements Controls {
    @Override
    public Optional<String> refusal() {
      return Optional.empty();
    }
  }
}
