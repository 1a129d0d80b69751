package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Somebody without rights lets his Gunicorn be the child of a program that he calls supervisord,
 * with a configuration and a supervisorctl of his own beside it.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
@Needs({Need.ROOT, Need.GUNICORN, Need.PYTHON})
class ForgedSupervisordIT {
  private static final int EVE = 54_321;

  private static final String SUPERVISORD =
      """
      #!/usr/bin/python3
      import subprocess, sys
      subprocess.Popen(sys.argv[sys.argv.index('--') + 1:]).wait()
      """;

  private static final String SUPERVISORCTL = "#!/bin/sh\ntouch %s\necho web RUNNING\n";

  private static final String CONFIGURATION =
      """
      [supervisorctl]
      serverurl=http://127.0.0.1:%d
      [ctlplugin:evil]
      supervisor.ctl_factory=os:system
      [program:web]
      command=gunicorn
      autorestart=false
      """;

  private ServerSocket server;
  private Path marker;

  @BeforeEach
  void waitForWhoeverFallsForIt() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    server.setSoTimeout(300);
    marker = Files.createTempDirectory("gunitop-marker").resolve("run");
    Files.setAttribute(marker.getParent(), "unix:mode", 01777);
  }

  @AfterEach
  void end() throws IOException {
    server.close();
    Files.deleteIfExists(marker);
    Files.delete(marker.getParent());
  }

  private List<String> forged(Deployment deployment, List<String> gunicorn) {
    Path folder = deployment.directory();
    write(deployment, "supervisord", SUPERVISORD);
    write(deployment, "supervisorctl", SUPERVISORCTL.formatted(marker));
    write(deployment, "evil.conf", CONFIGURATION.formatted(port()));
    List<String> command = new ArrayList<>(OtherUser.prefix(EVE));
    command.addAll(List.of(folder + "/supervisord", "-c", folder + "/evil.conf", "--"));
    command.addAll(gunicorn.subList(OtherUser.prefix(EVE).size(), gunicorn.size()));
    return command;
  }

  private static void write(Deployment deployment, String name, String text) {
    deployment.write(name, text);
    Path file = deployment.directory().resolve(name);
    try {
      Files.setAttribute(file, "unix:mode", 0755);
      Files.setAttribute(file, "unix:uid", EVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void nothingWasRunAndNobodyAsked() {
    assertThat(marker).doesNotExist();
    assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
  }

  /** The report of every application here, of which ours has this master. */
  private static String report(int master, List<String> command) {
    String text = Shell.run(command, Map.of()).out();
    assertThat(text).contains(Integer.toString(master)).contains("SUPERVISORD_RESPAWNS");
    // Lines are broken where they would be too long.
    return text.replaceAll("\\s+", " ");
  }

  /** The same once supervisord calls its program running, which takes a second. */
  private static String reportOfRunning(int master, List<String> command) {
    return Await.present(
        "the report of a running program",
        () -> Optional.of(report(master, command)).filter(one -> one.contains("t retires OLD")));
  }

  private static String byRoot(int master) {
    return report(master, Gunitop.command("--once"));
  }

  private static String byAnOperator(int master) {
    return report(master, Gunitop.commandAs(OtherUser.NOBODY, "--once"));
  }

  @Test
  void leadsNeitherRootNorAnOperatorToRunOrAskAnything() {
    try (GunicornHost gunicorn = GunicornHost.with().as(EVE).startedBy(this::forged).start()) {
      int master = gunicorn.master();
      String byRoot = byRoot(master);
      nothingWasRunAndNobodyAsked();
      assertThat(byRoot)
          .contains("with autorestart, if set, it starts a third master")
          .contains("is run by uid 54321: nothing is asked in its name")
          .contains("sudo -u '#54321' supervisorctl -c " + gunicorn.deployment().directory());

      assertThat(byAnOperator(master)).contains("is run by uid 54321");
      nothingWasRunAndNobodyAsked();
    }
  }

  @Test
  @Needs({Need.ROOT, Need.GUNICORN, Need.SUPERVISOR})
  void anIncludedFileOfAnotherIsHeardAboutItsProgramsAlone() throws IOException {
    try (GunicornHost gunicorn = GunicornHost.with().withoutPidfile().respawned().start()) {
      Path folder = gunicorn.deployment().directory();
      Path link = folder.resolve("programs/web.conf");
      Path bench = Files.createDirectory(folder.resolve("bench"));
      Path theirs = Files.move(link, bench.resolve("supervisor.conf"));
      Files.writeString(
          theirs,
          Files.readString(theirs)
              + "[supervisorctl]\nserverurl=http://127.0.0.1:%d\n".formatted(port()));
      Files.setAttribute(theirs, "unix:uid", EVE);
      Files.setAttribute(bench, "unix:uid", EVE);
      Files.createSymbolicLink(link, theirs);

      String report = reportOfRunning(gunicorn.master(), Gunitop.command("--once"));
      nothingWasRunAndNobodyAsked();
      assertThat(report)
          .contains("autorestart=true (" + link + "; " + bench + " belongs to uid 54321)")
          .contains("t retires OLD by " + SupervisordHost.text(gunicorn, "stop web"));
    }
  }

  @Test
  @Needs({Need.ROOT, Need.GUNICORN, Need.SUPERVISOR})
  void aMainFileBelowTheDirectoryOfAnotherIsNamedAndNotUsed() throws IOException {
    try (GunicornHost gunicorn = GunicornHost.with().withoutPidfile().respawned().start()) {
      Path folder = gunicorn.deployment().directory();
      Files.setAttribute(folder, "unix:uid", EVE);
      try {
        assertThat(byRoot(gunicorn.master()))
            .contains(folder + " belongs to uid 54321")
            .contains("Retire OLD by " + SupervisordHost.text(gunicorn, "stop web"));
      } finally {
        Files.setAttribute(folder, "unix:uid", 0);
      }
    }
  }

  @Test
  @Needs({Need.ROOT, Need.GUNICORN, Need.SUPERVISOR})
  void aPasswordGoesToNobodyElseWhoListensThere() throws IOException {
    try (GunicornHost gunicorn = GunicornHost.with().withoutPidfile().respawned().start()) {
      Path main = gunicorn.deployment().directory().resolve("supervisord.conf");
      String said = "serverurl=http://localhost:" + port() + "\nusername=root\npassword=secret";
      Files.writeString(main, Files.readString(main).replaceFirst("serverurl=.*", said));

      assertThat(byRoot(gunicorn.master())).contains("listens on port " + port());
      nothingWasRunAndNobodyAsked();
    }
  }

  @Test
  @Needs({Need.ROOT, Need.GUNICORN, Need.SUPERVISOR})
  void anOperatorsOwnSupervisordIsAsked() {
    GunicornRecipe recipe =
        GunicornHost.with().withoutPidfile().as(OtherUser.NOBODY).startedBy(this::supervised);
    try (GunicornHost gunicorn = recipe.start()) {
      List<String> operator = Gunitop.commandAs(OtherUser.NOBODY, "--once");
      assertThat(reportOfRunning(gunicorn.master(), operator))
          .contains("autorestart=true it starts a third master")
          .contains("t retires OLD by " + SupervisordHost.text(gunicorn, "stop web"));
    }
  }

  private List<String> supervised(Deployment deployment, List<String> gunicorn) {
    List<String> prefix = OtherUser.prefix(OtherUser.NOBODY);
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        SupervisordHost.command(
            deployment,
            "web",
            gunicorn.subList(prefix.size(), gunicorn.size()),
            List.of("autorestart=true", "stopwaitsecs=40")));
    return command;
  }

  private int port() {
    return server.getLocalPort();
  }
}
