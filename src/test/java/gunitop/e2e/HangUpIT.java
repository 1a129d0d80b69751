package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Over a real ssh: the line breaks, or is slow. */
@Timeout(90)
class HangUpIT {
  private static final String SSHD = "/usr/sbin/sshd";

  /** How long after the hang-up the program may live; the machine may be busy. */
  private static final Duration SOON = Duration.ofSeconds(5);

  @TempDir private Path directory;

  private Process server;
  private int port;

  @BeforeEach
  void startServer() throws IOException {
    assumeTrue(Files.isExecutable(Path.of(SSHD)), "needs sshd");
    assumeTrue(OtherUser.canBecome(), "needs root, for sshd to log in");
    makeKey("host");
    makeKey("user");
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
        new ProcessBuilder(SSHD, "-D", "-e", "-f", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("sshd.log").toFile())
            .start();
    Await.until("sshd", () -> log().contains("Server listening"));
  }

  @AfterEach
  void endServer() {
    if (server != null) {
      server.destroy();
    }
  }

  @Test
  void aBrokenLineEndsTheProgramSoonAndLeavesNoOrphan() {
    try (Tmux tmux = connect()) {
      int program = awaitProgram(tmux);
      // The client dies as a closed laptop does: it says nothing.
      Shell.kill("KILL", client(tmux));
      Await.until("the program gone", SOON, () -> !ProcessTable.lives(program), this::log);
    }
  }

  @Test
  void aStalledLineLosesNoKeyAndSendsNone() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(1).start();
        Tmux tmux = connect(Integer.toString(gunicorn.master()))) {
      tmux.await("the upgrade screen", sight -> sight.shows("kill -USR2 " + gunicorn.master()));
      int client = client(tmux);
      Shell.kill("STOP", client);
      // Typed blindly into a line that stands still: it all comes at once, later.
      tmux.type("u", "w", "t", "y", "r");
      Await.pause();
      Shell.kill("CONT", client);
      tmux.type("F1");
      tmux.await("the help", sight -> sight.shows("Keys of the upgrade screen"));
      assertThat(gunicorn.log()).doesNotContain("Handling signal");
    }
  }

  private Tmux connect(String... arguments) {
    String[] command = {
      "ssh",
      "-tt",
      "-F",
      "none",
      "-i",
      directory + "/user",
      "-p",
      Integer.toString(port),
      "-o",
      "StrictHostKeyChecking=no",
      "-o",
      "UserKnownHostsFile=" + directory + "/known",
      "root@127.0.0.1",
      "exec " + String.join(" ", Gunitop.command(arguments))
    };
    return Tmux.running(100, 30, command);
  }

  private static int client(Tmux tmux) {
    return ProcessTable.childrenOf(tmux.pid()).stream().findFirst().orElse(tmux.pid());
  }

  /** The program, found below our own server. */
  private int awaitProgram(Tmux tmux) {
    tmux.await("the tree screen", sight -> sight.shows("Quit"));
    return Await.present("the program", () -> below((int) server.pid()));
  }

  private static Optional<Integer> below(int pid) {
    for (int child : ProcessTable.childrenOf(pid)) {
      Optional<Integer> found =
          commandOf(child).contains("gunitop") ? Optional.of(child) : below(child);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static String commandOf(int pid) {
    try {
      return Files.readString(Path.of("/proc", Integer.toString(pid), "comm")).contains("sshd")
          ? ""
          : Files.readString(Path.of("/proc", Integer.toString(pid), "cmdline"));
    } catch (IOException gone) {
      return "";
    }
  }

  private void makeKey(String name) {
    Shell.Result made =
        Shell.run(
            List.of(
                "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", directory.resolve(name) + ""),
            Map.of());
    assumeTrue(made.exitCode() == 0, "needs ssh-keygen");
  }

  private String log() {
    try {
      return Files.readString(directory.resolve("sshd.log"));
    } catch (IOException e) {
      return "";
    }
  }
}
