package gunitop.upgrade;

/**
 * A stage with the reason for it, in words that can be checked with {@code ps}.
 *
 * @param stage the stage
 * @param reason one sentence
 */
public record StageJudgement(Stage stage, String reason) {}
