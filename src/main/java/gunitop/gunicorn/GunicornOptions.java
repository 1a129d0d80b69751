package gunitop.gunicorn;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The options that Gunicorn's command line knows ({@code gunicorn/config.py}, 19.6 to 26). Like
 * Python's {@code argparse} it takes a long option that is cut short where only one begins so.
 */
final class GunicornOptions {
  /** An option. */
  record Option(String name, boolean takesValue) {}

  private static final Set<String> SWITCHES =
      Set.of(
          "--help",
          "--version",
          "--reload",
          "--spew",
          "--check-config",
          "--print-config",
          "--preload",
          "--no-sendfile",
          "--reuse-port",
          "--daemon",
          "--initgroups",
          "--disable-redirect-access-to-syslog",
          "--capture-output",
          "--log-syslog",
          "--enable-stdio-inheritance",
          "--proxy-protocol",
          "--suppress-ragged-eofs",
          "--do-handshake-on-connect",
          "--strip-header-spaces",
          "--tolerate-dangerous-framing",
          "--permit-obsolete-folding",
          "--permit-unconventional-http-method",
          "--permit-unconventional-http-version",
          "--casefold-http-method",
          "--no-control-socket");

  private static final Set<String> WITH_VALUE =
      Set.of(
          "--config",
          "--bind",
          "--backlog",
          "--workers",
          "--worker-class",
          "--threads",
          "--worker-connections",
          "--max-requests",
          "--max-requests-jitter",
          "--timeout",
          "--graceful-timeout",
          "--keep-alive",
          "--limit-request-line",
          "--limit-request-fields",
          "--limit-request-field_size",
          "--reload-engine",
          "--reload-extra-file",
          "--chdir",
          "--env",
          "--pid",
          "--worker-tmp-dir",
          "--user",
          "--group",
          "--umask",
          "--forwarded-allow-ips",
          "--forwarder-headers",
          "--header-map",
          "--access-logfile",
          "--access-logformat",
          "--error-logfile",
          "--log-file",
          "--log-level",
          "--logger-class",
          "--log-config",
          "--log-config-json",
          "--log-syslog-to",
          "--log-syslog-prefix",
          "--log-syslog-facility",
          "--statsd-host",
          "--statsd-prefix",
          "--dogstatsd-tags",
          "--name",
          "--pythonpath",
          "--paste",
          "--paster",
          "--paste-global",
          "--proxy-allow-from",
          "--keyfile",
          "--certfile",
          "--ssl-version",
          "--cert-reqs",
          "--ca-certs",
          "--ciphers",
          "--control-socket",
          "--control-socket-mode",
          "--dirty-app",
          "--dirty-workers",
          "--dirty-timeout",
          "--dirty-threads",
          "--dirty-graceful-timeout");

  private static final TreeSet<String> ALL = new TreeSet<>(SWITCHES);

  static {
    ALL.addAll(WITH_VALUE);
  }

  private GunicornOptions() {}

  /** The option with this name, or with the one name that begins so; empty where there is none. */
  static Optional<Option> ofLong(String word) {
    if (ALL.contains(word)) {
      return Optional.of(option(word));
    }
    String first = ALL.ceiling(word);
    String second = first == null ? null : ALL.higher(first);
    boolean isOnly =
        first != null
            && first.startsWith(word)
            && (second == null || !second.startsWith(word))
            && word.length() > 2;
    return isOnly ? Optional.of(option(first)) : Optional.empty();
  }

  /** The option with this letter. */
  static Optional<Option> ofLetter(char letter) {
    String name =
        switch (letter) {
          case 'c' -> "--config";
          case 'b' -> "--bind";
          case 'w' -> "--workers";
          case 'k' -> "--worker-class";
          case 't' -> "--timeout";
          case 'e' -> "--env";
          case 'p' -> "--pid";
          case 'u' -> "--user";
          case 'g' -> "--group";
          case 'm' -> "--umask";
          case 'n' -> "--name";
          case 'D' -> "--daemon";
          case 'R' -> "--enable-stdio-inheritance";
          case 'h' -> "--help";
          case 'v' -> "--version";
          default -> "";
        };
    return name.isEmpty() ? Optional.empty() : Optional.of(option(name));
  }

  private static Option option(String name) {
    return new Option(name, WITH_VALUE.contains(name));
  }
}
