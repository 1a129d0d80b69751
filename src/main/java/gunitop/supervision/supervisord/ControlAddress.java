package gunitop.supervision.supervisord;

import gunitop.supervision.supervisord.SupervisordConfig.Part;
import gunitop.trust.Checked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a supervisord is reached: its server, and the name and password for it, all from files that
 * nobody but root or we can change. Name and password stand in the main file beside the server that
 * they are for, as {@code supervisorctl -c} reads them; they go nowhere else.
 *
 * @param words what an operator gives {@code supervisorctl} for it: {@code -c FILE}, {@code -s URL}
 * @param settings the lines of its section, as they are to be read by {@code supervisorctl}
 */
record ControlAddress(List<String> words, ControlServer server, List<String> settings) {
  private static final String SECTION = "supervisorctl";

  /** {@code supervisor/options.py ClientOptions}. */
  private static final String DEFAULT_URL = "http://localhost:9001";

  /** Copies the lists. */
  ControlAddress {
    words = List.copyOf(words);
    settings = List.copyOf(settings);
  }

  /** The address; why there is none. */
  static Checked<ControlAddress> of(SupervisordConfig config) {
    Part main = config.parts().get(0);
    if (main.distrust().isPresent()) {
      return new Checked.Refused<>(main.distrust().get());
    }
    if (!main.content().sections().containsKey(SECTION)) {
      return url(config.trusted())
          .filter(ControlAddress::isUsable)
          .<Checked<ControlAddress>>map(
              url ->
                  new Checked.Good<>(
                      of(List.of("-s", seen(url)), url, List.of("serverurl=" + url))))
          .orElseGet(() -> new Checked.Absent<>(main.path() + " names no server"));
    }
    SupervisordConfig alone = new SupervisordConfig(List.of(main), List.of());
    String url = alone.value(SECTION, "serverurl").orElse(DEFAULT_URL);
    List<String> settings = new ArrayList<>(List.of("serverurl=" + url));
    for (String key : List.of("username", "password")) {
      alone.value(SECTION, key).ifPresent(value -> settings.add(key + "=" + value));
    }
    return settings.stream().allMatch(ControlAddress::isUsable)
        ? new Checked.Good<>(of(List.of("-c", main.path()), url, settings))
        : new Checked.Absent<>("what " + main.path() + " says of its server is not understood");
  }

  private static ControlAddress of(List<String> words, String url, List<String> settings) {
    return new ControlAddress(words, new ControlServer(seen(url)), settings);
  }

  /** Where it is not told to {@code supervisorctl}, it is what supervisord listens on. */
  static Optional<String> url(SupervisordConfig config) {
    return config
        .value("unix_http_server", "file")
        .map(file -> "unix://" + file)
        .or(() -> config.value("inet_http_server", "port").map(ControlAddress::url));
  }

  private static String url(String port) {
    String address = port.startsWith("*:") ? port.substring(2) : port;
    return "http://" + (address.contains(":") ? address : "127.0.0.1:" + address);
  }

  /** One line, without what only supervisord can fill in. */
  private static boolean isUsable(String value) {
    return !value.contains("%(") && value.chars().noneMatch(c -> c < ' ');
  }

  /** A percent sign is written twice in a configuration. */
  private static String seen(String value) {
    return value.replace("%%", "%");
  }

  /** A configuration for {@code supervisorctl} that says this and nothing else. */
  String clientFile() {
    return "[" + SECTION + "]\n" + String.join("\n", settings) + "\n";
  }
}
