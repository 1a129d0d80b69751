package gunitop.gunicorn;

import gunitop.process.ProcessSample;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The environment variables that tell something of a master; no other is ever read. */
public final class Variables {
  /** Set by a master for the NEW one that it executes ({@code gunicorn/arbiter.py reexec}). */
  public static final String MASTER_PID = "GUNICORN_PID";

  static final String WORKERS = "WEB_CONCURRENCY";

  /** Options that stand before those of the command line. */
  public static final String ARGUMENTS = "GUNICORN_CMD_ARGS";

  /** Where its shell was: Gunicorn remembers this path, links and all, where it led there. */
  static final String DIRECTORY = "PWD";

  /** The program as supervisord calls it. */
  public static final String SUPERVISOR_PROGRAM = "SUPERVISOR_PROCESS_NAME";

  /** Its group, as supervisord calls that. */
  public static final String SUPERVISOR_GROUP = "SUPERVISOR_GROUP_NAME";

  static final String SUPERVISOR_URL = "SUPERVISOR_SERVER_URL";
  static final String NOTIFY_SOCKET = "NOTIFY_SOCKET";
  static final String LISTEN_PID = "LISTEN_PID";
  static final String LISTEN_COUNT = "LISTEN_FDS";

  /** The descriptors of its listeners, for a NEW master. */
  static final String LISTENERS = "GUNICORN_FD";

  static final Set<String> ALL =
      Set.of(
          MASTER_PID,
          WORKERS,
          ARGUMENTS,
          SUPERVISOR_PROGRAM,
          SUPERVISOR_GROUP,
          SUPERVISOR_URL,
          NOTIFY_SOCKET,
          LISTEN_PID,
          LISTEN_COUNT,
          LISTENERS,
          DIRECTORY);

  private Variables() {}

  /** The value of a variable in a process's environment; empty where it is unset or unreadable. */
  public static Optional<String> value(ProcessSample process, String name) {
    return Optional.ofNullable(process.traits().environment().orElse(Map.of()).get(name))
        .filter(value -> !value.isEmpty());
  }
}
