package gunitop.upgrade;

import java.util.Optional;

/**
 * A step as the operator is offered it now: allowed, or refused and why.
 *
 * @param step the step
 * @param command what the key sends; empty only where there is nothing that it could be sent to
 * @param allowed whether its gate is met and no blocker stands against it
 * @param confirmation what it asks first; where it is not allowed, what an override asks: {@link
 *     Confirmation#NONE} then means that it is refused outright
 * @param reason why it is refused, or what to know before it is sent; a short sentence
 * @param alternative another way, offered in the question that this one asks
 */
public record StepOffer(
    Step step,
    Optional<Command> command,
    boolean allowed,
    Confirmation confirmation,
    String reason,
    Optional<Alternative> alternative) {
  /** Begins the reason of a step whose turn comes after another one. */
  public static final String NOT_YET = "not yet: ";

  /** One without an alternative. */
  public StepOffer(
      Step step,
      Optional<Command> command,
      boolean allowed,
      Confirmation confirmation,
      String reason) {
    this(step, command, allowed, confirmation, reason, Optional.empty());
  }

  /** One that may be sent. */
  public static StepOffer allowed(
      Step step, Command command, Confirmation confirmation, String reason) {
    return new StepOffer(step, Optional.of(command), true, confirmation, reason);
  }

  /** One that would be ignored, or would end the service outright. */
  public static StepOffer refused(Step step, Command command, String reason) {
    return new StepOffer(step, Optional.of(command), false, Confirmation.NONE, reason);
  }

  /** One whose gate is not met; it can still be sent, after a question. */
  public static StepOffer override(Step step, Command command, String reason) {
    return new StepOffer(step, Optional.of(command), false, Confirmation.YES, reason);
  }

  /** One for which there is nothing to be sent. */
  public static StepOffer nothing(Step step, String reason) {
    return new StepOffer(step, Optional.empty(), false, Confirmation.NONE, reason);
  }

  /** The same with another way to do it. */
  public StepOffer or(Alternative other) {
    return new StepOffer(step, command, allowed, confirmation, reason, Optional.of(other));
  }

  /** Whether the key sends it, after its confirmation: it is allowed, or can be overridden. */
  public boolean canBeSent() {
    return command.isPresent() && (allowed || confirmation != Confirmation.NONE);
  }

  /** Why the key does nothing, for a reason of this offer or of another kind. */
  public static String refusal(String reason) {
    return reason.startsWith(NOT_YET) ? reason : "no: " + reason;
  }

  /** The same, of a step whose key was pressed. */
  public static String refusal(Step step, String reason) {
    return reason.startsWith(NOT_YET)
        ? step + " is not sent yet: " + reason.substring(NOT_YET.length())
        : step + " is not sent: " + reason;
  }

  /** What a command asks that this offer stands for; empty where it stands for another. */
  public Optional<Confirmation> asks(Command sent) {
    if (command.filter(sent::doesTheSame).isPresent()) {
      return Optional.of(confirmation);
    }
    return alternative
        .filter(other -> other.command().doesTheSame(sent))
        .map(Alternative::confirmation);
  }
}
