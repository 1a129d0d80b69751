package gunitop.gunicorn;

/** How far a worker is. */
public enum WorkerState {
  /** Exists, has not beaten yet: it serves nothing. */
  BOOTING,
  /** Its heartbeat was seen: the application is loaded. */
  READY,
  /** Its last heartbeat is older than its timeout allows. */
  STUCK,
  /** Stopped by a signal or a debugger: it answers nobody, whatever it was before. */
  STOPPED,
  /** Was told to leave, takes no new connection, and finishes what it has. */
  FINISHING,
  /** Its work is done; it goes down. */
  EXITING,
  /** Its heartbeat file cannot be read. */
  UNKNOWN
}
