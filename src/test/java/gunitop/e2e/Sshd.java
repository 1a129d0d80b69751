package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An sshd of our own on the loopback interface, with a throw-away key that may log in. */
final class Sshd implements AutoCloseable {
  private static final String PROGRAM = "/usr/sbin/sshd";

  private final Path directory;
  private final Process server;
  private final int port;

  /** Starts one that keeps its files in this folder. */
  Sshd(Path directory) {
    Need.SSH.mustBeDeclared();
    Need.ROOT.mustBeDeclared();
    this.directory = directory;
    makeKey("host");
    makeKey("user");
    try {
      Files.copy(directory.resolve("user.pub"), directory.resolve("authorized"));
      Files.createDirectories(Path.of("/run/sshd"));
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        port = free.getLocalPort();
      }
      String configuration =
          """
          ListenAddress 127.0.0.1:%d
          HostKey %s/host
          AuthorizedKeysFile %s/authorized
          PidFile none
          StrictModes no
          UsePAM no
          PermitRootLogin yes
          PasswordAuthentication no
          """
              .formatted(port, directory, directory);
      Path file = Files.writeString(directory.resolve("sshd_config"), configuration);
      server =
          new ProcessBuilder(PROGRAM, "-D", "-e", "-f", file.toString())
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("sshd.log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Await.until("sshd", () -> log().contains("Server listening"));
  }

  int port() {
    return port;
  }

  int pid() {
    return (int) server.pid();
  }

  /** Runs the program over ssh, through this port: ours, or that of a relay to us. */
  Tmux runs(int columns, int rows, int through, String... arguments) {
    return runs(columns, rows, through, Gunitop.command(arguments));
  }

  /** The same with this command. */
  Tmux runs(int columns, int rows, int through, List<String> program) {
    List<String> command = new ArrayList<>(List.of("ssh", "-tt", "-F", "none"));
    command.addAll(List.of("-i", directory + "/user", "-p", Integer.toString(through)));
    command.addAll(List.of("-o", "StrictHostKeyChecking=no", "-o", "LogLevel=ERROR"));
    command.addAll(List.of("-o", "UserKnownHostsFile=" + directory + "/known", "root@127.0.0.1"));
    command.add("exec " + String.join(" ", program));
    return Tmux.running(columns, rows, command.toArray(String[]::new));
  }

  String log() {
    try {
      return Files.readString(directory.resolve("sshd.log"));
    } catch (IOException e) {
      return "";
    }
  }

  private void makeKey(String name) {
    List<String> command =
        List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", directory.resolve(name) + "");
    assertThat(Shell.run(command, Map.of()).exitCode()).isZero();
  }

  @Override
  public void close() {
    server.destroy();
  }
}
