package gunitop.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A supervisord in a Gunicorn's folder, which starts it as a program of the name given. */
final class SupervisordHost {
  private static final String CONFIGURATION = "supervisord.conf";

  private static final String TEXT =
      """
      [unix_http_server]
      file=%(here)s/supervisor.sock
      [supervisord]
      logfile=%(here)s/supervisord.log
      pidfile=%(here)s/supervisord.pid
      childlogdir=%(here)s
      [rpcinterface:supervisor]
      supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
      [supervisorctl]
      serverurl=unix://%(here)s/supervisor.sock
      [include]
      files=programs/*.conf
      """;

  private SupervisordHost() {}

  /** How to start it; a session of its own tells it from others. */
  static List<String> command(
      Deployment deployment, String name, List<String> gunicorn, List<String> settings) {
    deployment.write(CONFIGURATION, TEXT);
    List<String> program = new ArrayList<>(List.of("[program:" + name + "]"));
    program.add("command=" + String.join(" ", gunicorn));
    program.add("directory=" + deployment.directory());
    program.add("stdout_logfile=NONE");
    program.add("redirect_stderr=true");
    program.addAll(settings);
    deployment.write("programs/web.conf", String.join("\n", program) + "\n");
    return List.of(
        "/usr/bin/setsid", "/usr/bin/supervisord", "-n", "-c", file(deployment).toString());
  }

  /** A call of {@code supervisorctl}, as it is to be typed. */
  static String text(GunicornHost host, String arguments) {
    return "supervisorctl -c " + file(host.deployment()) + " " + arguments;
  }

  /** Calls {@code supervisorctl}. */
  static String ctl(GunicornHost host, String... arguments) {
    List<String> words = new ArrayList<>();
    words.addAll(List.of("/usr/bin/supervisorctl", "-c", file(host.deployment()).toString()));
    words.addAll(List.of(arguments));
    return Shell.run(words.toArray(String[]::new)).out();
  }

  private static Path file(Deployment deployment) {
    return deployment.directory().resolve(CONFIGURATION);
  }

  /** A port that was free a moment ago: a third master must ask for the same one. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
