package gunitop.ui.dialog;

import gunitop.gunicorn.Supervisor;

/** How to configure a service so that its next upgrade is clean, and what that costs. */
final class OwnerHelp {
  private OwnerHelp() {}

  /** Empty where there is nothing to set. */
  static String of(Supervisor.Kind kind) {
    return switch (kind) {
      case SUPERVISORD ->
          "stopwaitsecs above --graceful-timeout, neither stopasgroup nor killasgroup: supervisorctl"
              + " stop then ends OLD alone (cost: workers that hang at a stop are killed by hand)."
              + " autorestart=unexpected, the default: TERM starts no third master (cost: none is"
              + " started after an exit with code 0). With autorestart=true, startsecs=10: its loop"
              + " ends in FATAL after three retries (cost: a start counts after 10 s). TCP and no"
              + " pidfile, where h shall bring supervisord back.";
      case SYSTEMD ->
          "Type=notify, NotifyAccess=main, KillMode=mixed: h needs no drop-in (cost: none seen). With"
              + " Type=simple or forking one lies in /run for two daemon-reloads. With a socket unit"
              + " restart the service instead: the socket keeps the listener.";
      case CONTAINER ->
          "a PID 1 that stays, such as sh -c 'gunicorn --daemon ...; exec sleep infinity': then WINCH"
              + " works and TERM ends OLD alone (cost: the container outlives a dead Gunicorn; name a"
              + " --pid file for its health check). Else replace the container.";
      case NONE -> "gunicorn --daemon with --pid: WINCH works, nothing starts a third master.";
      case SHELL, UNKNOWN -> "";
    };
  }

  /** What the list calls it. */
  static String title(Supervisor.Kind kind) {
    return kind == Supervisor.Kind.NONE ? "nobody" : kind.name().toLowerCase(java.util.Locale.ROOT);
  }
}
