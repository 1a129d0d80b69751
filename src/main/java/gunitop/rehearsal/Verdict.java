package gunitop.rehearsal;

/**
 * How a lesson ended.
 *
 * @param good whether its goal was reached
 * @param text one sentence
 */
public record Verdict(boolean good, String text) {}
