package gunitop.upgrade;

/** Whether a step that was sent has been seen to be done. */
public sealed interface Outcome {

  /**
   * Not yet.
   *
   * @param awaited what is waited for, e.g. {@code "10 NEW workers ready"}
   * @param done how many of {@code total} are there; both 0 where nothing can be counted
   * @param total see {@code done}
   * @param elapsedSeconds since the signal was sent
   * @param deadlineSeconds after how many seconds it will have failed, or be slower than usual
   */
  record Pending(String awaited, int done, int total, double elapsedSeconds, double deadlineSeconds)
      implements Outcome {
    private static final double SHORTEST_SECONDS = 0.1;

    /** Whether it takes longer than usual, which is no failure. */
    public boolean isSlow() {
      return elapsedSeconds > deadlineSeconds;
    }

    /** How much of it is done, 0 to 1; where nothing can be counted, how much of its time is up. */
    public double share() {
      double share =
          total == 0
              ? elapsedSeconds / Math.max(SHORTEST_SECONDS, deadlineSeconds)
              : (double) done / total;
      return Math.max(0, Math.min(1, share));
    }
  }

  /** It was seen to be done; {@code evidence} says by what. */
  record Held(String evidence) implements Outcome {}

  /** It was seen to have failed, or nothing was seen in time; {@code reason} says which. */
  record Failed(String reason) implements Outcome {}
}
