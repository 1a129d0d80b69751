package gunitop.gunicorn;

/** How far a worker is. */
public enum WorkerState {
  /** Exists, has not beaten yet: it serves nothing. */
  BOOTING,
  /** Its heartbeat was seen: the application is loaded. */
  READY,
  /** Its last heartbeat is older than its timeout allows. */
  STUCK,
  /** Finishes what it has and leaves. */
  EXITING,
  /** Its heartbeat file cannot be read. */
  UNKNOWN
}
