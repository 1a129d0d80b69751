package gunitop.upgrade;

/** What can stand in an operator's way; the names are part of the JSON. */
public enum FindingCode {
  WINCH_IGNORED,
  SUPERVISORD_RESPAWNS,
  OUTSIDE_SUPERVISORD,
  SYSTEMD_STOPS_UNIT,
  CONTAINER_ENDS,
  NOT_PERMITTED,
  NOT_PINNED,
  OTHER_OWNER,
  PROCESSES_HIDDEN,
  MASTER_STOPPED,
  NO_PRELOAD_REVERT,
  PRELOAD_UNKNOWN,
  NEW_DIED,
  CRASH_LOOP,
  THIRD_MASTER,
  REUSE_PORT,
  STUCK_WORKER,
  STALE_PIDFILE,
  RUN_AS_MODULE,
  OWNER_UNKNOWN,
  RELEASE_GONE;

  /** Whether it goes on now; the others tell what a step would lead to. */
  boolean isHappening() {
    return switch (this) {
      case NEW_DIED, CRASH_LOOP, THIRD_MASTER, STUCK_WORKER, MASTER_STOPPED -> true;
      default -> false;
    };
  }
}
