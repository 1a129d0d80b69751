package gunitop.upgrade;

/**
 * Another way to do a step, which the operator can choose in the question that the step asks.
 *
 * @param command what it sends
 * @param confirmation what it asks, {@link Confirmation#YES} or {@link Confirmation#TYPE}
 * @param reason what follows from it; a short sentence
 */
public record Alternative(Command command, Confirmation confirmation, String reason) {}
