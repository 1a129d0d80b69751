package gunitop.hands;

/** What came of asking for the controls. */
public sealed interface TakeoverAnswer {

  /** They are given up, or were free: to be taken now. */
  record Given() implements TakeoverAnswer {}

  /**
   * They were not given up.
   *
   * @param reason what happened and what can be done, for the operator
   */
  record NotGiven(String reason) implements TakeoverAnswer {}
}
