package gunitop.gunicorn;

/**
 * One line of {@code supervisorctl status}.
 *
 * @param name the process, with its group where that is called otherwise
 * @param state {@code RUNNING}, {@code STOPPED}, {@code STARTING}, {@code BACKOFF}, {@code EXITED},
 *     {@code FATAL}, {@code STOPPING} or {@code UNKNOWN}
 * @param pid its PID; 0 where it has none, or the line does not say (only RUNNING does)
 */
public record ProgramStatus(String name, String state, int pid) {

  /** Whether supervisord starts it only when told to. */
  public boolean isAtRest() {
    return state.equals("STOPPED") || state.equals("FATAL");
  }

  /** Whether supervisord believes that it runs. */
  public boolean isRunning() {
    return state.equals("RUNNING");
  }
}
