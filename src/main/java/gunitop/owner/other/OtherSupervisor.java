package gunitop.owner.other;

import gunitop.gunicorn.Supervisor;
import gunitop.process.TypedCommand;
import java.util.Optional;

/**
 * How a supervisor other than supervisord and systemd is told to start a service no more: each of
 * these sends TERM to its own child alone ({@code sv(8)}, {@code s6-svc}, {@code svc(8)}).
 */
final class OtherSupervisor {
  private OtherSupervisor() {}

  /** The command; empty where there is none that we know. */
  static Optional<String> of(Supervisor owner) {
    String[] words = owner.name().split(" ", 2);
    String service = words.length == 2 ? words[1] : "";
    return switch (words[0]) {
      case "runsv" -> typed(service, "sv", "down");
      case "s6-supervise" -> typed(service, "s6-svc", "-d");
      case "supervise" -> typed(service, "svc", "-d");
      case "circusd", "circus.circusd" -> typed("", "circusctl", "stop");
      case "pm2", "pm2-runtime" -> typed("", "pm2", "stop");
      default -> Optional.empty();
    };
  }

  private static Optional<String> typed(String service, String... words) {
    return Optional.of(TypedCommand.of(words).withName(service).text());
  }
}
