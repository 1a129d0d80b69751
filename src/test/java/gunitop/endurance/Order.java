package gunitop.endurance;

/**
 * A signal that a key has sent.
 *
 * @param nanos before the key was typed
 */
record Order(long nanos, String signal, int pid) {

  /** As an operator would type it, and as the screen shows it. */
  String command() {
    return "kill -" + signal + " " + pid;
  }
}
