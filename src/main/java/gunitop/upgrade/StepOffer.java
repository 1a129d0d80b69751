package gunitop.upgrade;

import java.util.Optional;

/**
 * A step as the operator is offered it now: allowed, or refused and why.
 *
 * @param step the step
 * @param command what the key sends; empty only where there is nothing that it could be sent to
 * @param allowed whether the key sends it (after its confirmation)
 * @param confirmation what it asks first
 * @param reason why it is refused, or what to know before it is sent; a short sentence
 */
public record StepOffer(
    Step step,
    Optional<Command> command,
    boolean allowed,
    Confirmation confirmation,
    String reason) {}
