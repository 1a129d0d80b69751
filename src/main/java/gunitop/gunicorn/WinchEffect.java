package gunitop.gunicorn;

/** What a WINCH that was sent to a master was seen to do; it decides over every other evidence. */
public enum WinchEffect {
  /** None was sent, or its effect has not shown yet. */
  UNSEEN,
  /** Its workers left. */
  OBEYED,
  /** No worker left. */
  IGNORED
}
