package gunitop.gunicorn;

/**
 * Whether the master imported the application before it forked: then respawned workers run the code
 * in its memory, otherwise the code that is on disk now.
 *
 * @param verdict the judgement; unknown is to be treated as no
 * @param witness what it was judged by
 */
public record Preload(Verdict verdict, String witness) {

  /** The judgements. */
  public enum Verdict {
    YES,
    NO,
    UNKNOWN
  }
}
