package gunitop.gunicorn;

/** What a generation as a whole does. */
public enum GenerationState {
  /** Its master imports, or not all of its desired workers are ready yet. */
  BOOTING,
  /** Its master listens. */
  SERVING,
  /** Its master has closed its listeners: it stops. */
  RETIRING
}
