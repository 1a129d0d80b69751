package gunitop.gunicorn;

/**
 * Whether a master was started with {@code --daemon}; it obeys WINCH only then ({@code
 * gunicorn/arbiter.py handle_winch}).
 *
 * @param verdict the judgement
 * @param witness what it was judged by
 */
public record Daemonization(Verdict verdict, String witness) {

  /** The judgements. */
  public enum Verdict {
    YES,
    NO,
    /** The process table looks like it; nohup, cron and start-stop-daemon look the same. */
    PROBABLY,
    UNKNOWN
  }

  /** Whether WINCH is expected to be obeyed. */
  public boolean obeysWinch() {
    return verdict == Verdict.YES || verdict == Verdict.PROBABLY;
  }
}
