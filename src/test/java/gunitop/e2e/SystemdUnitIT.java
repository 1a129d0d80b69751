package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Upgrades of real systemd units: TERM is blocked until the unit was handed over to NEW. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(180)
@Needs({Need.SYSTEMD, Need.GUNICORN, Need.TMUX})
class SystemdUnitIT {
  private static final String APPLICATION =
      """
      def application(environ, start_response):
          start_response('200 OK', [('Content-Type', 'text/plain')])
          return [b'%s ']
      """;
  private static final Pattern NEW = Pattern.compile("USR2: NEW master (\\d+): .* ready for 2 s");

  private static SystemdHost host;

  @BeforeAll
  static void boot() {
    host = SystemdHost.boot();
  }

  @AfterAll
  static void end() {
    if (host != null) {
      host.close();
    }
  }

  private static String service(String kind, int port) {
    String bind = kind.equals("socket") ? "" : " -b 127.0.0.1:" + port;
    String gunicorn = "ExecStart=/usr/bin/gunicorn -w 2 --graceful-timeout 5" + bind;
    String settings =
        switch (kind) {
          case "simple" -> "Type=simple\nRestart=always\n" + gunicorn;
          case "script" -> "Type=simple\nRestart=always\nExecStart=/bin/sh /srv/script/start.sh";
          case "forking" ->
              "Type=forking\nPIDFile=/run/forking.pid\n"
                  + gunicorn
                  + " --daemon -p /run/forking.pid";
          default -> "Type=notify\nNotifyAccess=main\nKillMode=mixed\n" + gunicorn;
        };
    String application = kind.equals("script") ? "" : " app:application";
    return "[Service]\nWorkingDirectory=/srv/" + kind + "\n" + settings + application + "\n";
  }

  private static LoadClient start(String kind) {
    int port = SupervisordHost.freePort();
    host.write("/srv/" + kind + "/app.py", APPLICATION.formatted("v1"));
    host.write("/etc/systemd/system/" + kind + ".service", service(kind, port));
    host.write(
        "/srv/" + kind + "/start.sh",
        "/usr/bin/gunicorn -w 2 -b 127.0.0.1:%s app:application\nexit $?\n".formatted(port));
    if (kind.equals("socket")) {
      host.write(
          "/etc/systemd/system/socket.socket", "[Socket]\nListenStream=127.0.0.1:" + port + "\n");
    }
    assertThat(host.run("systemctl", "daemon-reload").exitCode()).isZero();
    String unit = kind.equals("socket") ? "socket.socket" : kind + ".service";
    Shell.Result started = host.run("systemctl", "start", unit);
    assertThat(started.exitCode()).as(started.err()).isZero();
    InetSocketAddress address = new InetSocketAddress("127.0.0.1", port);
    Await.until("an answer", () -> LoadClient.answers(address));
    Await.until("a main process", () -> host.mainPid(kind + ".service") > 0);
    return LoadClient.start(address, 2);
  }

  private static TmuxOperator opens(int master) {
    return TmuxOperator.opens(120, 40, host.command(Gunitop.command("-U", String.valueOf(master))));
  }

  private static int upgrade(TmuxOperator operator, String kind, int old) {
    host.write("/srv/" + kind + "/app.py", APPLICATION.formatted("v2"));
    operator.pressesAndConfirms("u", "kill -USR2 " + old, "STEADY");
    Matcher ready = NEW.matcher(operator.readsLike(NEW.pattern()).text());
    assertThat(ready.find()).isTrue();
    return Integer.parseInt(ready.group(1));
  }

  static Stream<String> kinds() {
    return Variants.of("notify", "forking", "simple");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void unitOutlivesOldOnceItWasHandedOver(String kind) {
    String unit = kind + ".service";
    try (LoadClient load = start(kind)) {
      int old = host.mainPid(unit);
      int newGeneration;
      try (TmuxOperator operator = opens(old)) {
        operator.reads("systemd " + unit);
        operator.readsLike("systemd runs master " + old + " as " + unit + " \\(Type=");
        newGeneration = upgrade(operator, kind, old);
        operator.readsLike("t +kill -TERM " + old + " .* type term");

        operator.pressesAndConfirms("h", "MAINPID=" + newGeneration + " to " + unit, "OVERLAP");
        operator.readsLike("HANDOVER: systemctl show -p MainPID " + unit + ": " + newGeneration);
        assertThat(host.mainPid(unit)).isEqualTo(newGeneration);
        assertThat(host.run("ls", "/run/systemd/system/" + unit + ".d").exitCode()).isNotZero();

        operator.pressesAndConfirms("t", "kill -TERM " + old, "OVERLAP");
        operator.readsLike("TERM: OLD " + old + " is gone");
      }
      load.awaitMore(50);
      load.assertNothingFailed();
      assertThat(host.property(unit, "ActiveState")).isEqualTo("active");
      assertThat(host.mainPid(unit)).isEqualTo(newGeneration);
      managesStill(kind, newGeneration);
    }
  }

  /** Restart=, systemctl restart and systemctl stop do what they did before. */
  private static void managesStill(String kind, int newGeneration) {
    String unit = kind + ".service";
    int main = newGeneration;
    if (kind.equals("simple")) {
      host.run("kill", "-KILL", String.valueOf(main));
      Await.until("Restart=", () -> host.mainPid(unit) > 0 && host.mainPid(unit) != newGeneration);
      main = host.mainPid(unit);
    }
    assertThat(host.run("systemctl", "restart", unit).exitCode()).isZero();
    assertThat(host.mainPid(unit)).isPositive().isNotEqualTo(main);
    assertThat(host.run("systemctl", "stop", unit).exitCode()).isZero();
    assertThat(host.property(unit, "ActiveState")).isNotEqualTo("active");
  }

  @Test
  void unitWhoseMainProcessIsAStartScriptIsHandedOverInItsName() {
    String unit = "script.service";
    try (LoadClient load = start("script")) {
      int script = host.mainPid(unit);
      int old = masterBelow(script);
      int newGeneration;
      try (TmuxOperator operator = opens(old)) {
        operator.reads("systemd " + unit + " > start.sh > master");
        operator.readsLike("start.sh \\(" + script + "\\), which ends with master " + old);
        newGeneration = upgrade(operator, "script", old);
        operator.readsLike("t +kill -TERM " + old + " .* type term");

        operator.pressesAndConfirms("h", "MAINPID=" + newGeneration + " to " + unit, "OVERLAP");
        operator.readsLike("HANDOVER: systemctl show -p MainPID " + unit + ": " + newGeneration);
        operator.pressesAndConfirms("t", "kill -TERM " + old, "OVERLAP");
        operator.readsLike("TERM: OLD " + old + " is gone");
      }
      load.awaitMore(50);
      load.assertNothingFailed();
      assertThat(host.property(unit, "ActiveState")).isEqualTo("active");
      assertThat(host.mainPid(unit)).isEqualTo(newGeneration);
      // What runs on ends with its systemd.
      host.run("systemctl", "stop", "--no-block", unit);
    }
  }

  private static int masterBelow(int script) {
    String children = host.run("pgrep", "-P", String.valueOf(script)).out().strip();
    return Integer.parseInt(children);
  }

  @Test
  void socketActivatedUnitIsRestartedInsteadWithoutALoss() {
    try (LoadClient load = start("socket")) {
      int old = host.mainPid("socket.service");
      try (TmuxOperator operator = opens(old)) {
        operator.reads("is started by socket.socket: NEW dies at once");
        operator.pressesAndConfirms("u", "kill -USR2 " + old, "STEADY");
        operator.readsLike("USR2: NEW master \\d+ appeared, lived .* OLD is untouched: 2/2");
      }
      assertThat(host.run("systemctl", "restart", "socket.service").exitCode()).isZero();
      load.awaitMore(50);
      load.assertNothingFailed();
      host.run("systemctl", "stop", "socket.socket", "socket.service");
    }
  }

  @Test
  void fromOutsideTheUnitIsOneOfAnotherSystemd() {
    try (LoadClient load = start("notify")) {
      int old = host.here(host.mainPid("notify.service"));
      try (TmuxOperator operator =
          TmuxOperator.opens(120, 40, Gunitop.command("-U", String.valueOf(old)))) {
        operator.reads("systemd notify.service in a container");
        operator.reads("h works in a gunitop started there");
        operator.pressesAndConfirms("u", "kill -USR2 " + old, "STEADY");
        operator.readsLike(NEW.pattern());
        operator.readsLike("t +kill -TERM " + old + " .* type term");
        operator.readsLike("h +- .* no: systemd runs in a container");
      }
      load.assertNothingFailed();
      host.run("systemctl", "stop", "notify.service");
    }
  }

  @Test
  void revertHandsTheUnitBackFirst() {
    try (LoadClient load = start("notify")) {
      int old = host.mainPid("notify.service");
      try (TmuxOperator operator = opens(old)) {
        int newGeneration = upgrade(operator, "notify", old);
        operator.pressesAndConfirms(
            "h", "MAINPID=" + newGeneration + " to notify.service", "OVERLAP");
        operator.readsLike("HANDOVER: systemctl show");

        operator.pressesAndConfirms("r", "MAINPID=" + old + " to notify.service", "OVERLAP");
        operator.readsLike("REVERT: systemctl show -p MainPID notify.service: " + old);
        operator.presses("r", "kill -TERM " + newGeneration, "OVERLAP");
        operator.readsLike("REVERT: NEW " + newGeneration + " is gone");
      }
      load.assertNothingFailed();
      assertThat(host.mainPid("notify.service")).isEqualTo(old);
      assertThat(host.property("notify.service", "ActiveState")).isEqualTo("active");
      host.run("systemctl", "stop", "notify.service");
    }
  }

  @Test
  void nextStartPutsRightWhatAKillInAHandoverLeft() {
    String unit = "simple.service";
    String directory = "/run/systemd/system/" + unit + ".d";
    try (LoadClient load = start("simple")) {
      int old = host.mainPid(unit);
      int newGeneration;
      try (TmuxOperator operator = opens(old)) {
        newGeneration = upgrade(operator, "simple", old);
        operator.presses("h", "MAINPID=" + newGeneration + " to " + unit, "OVERLAP", sight -> true);
        operator.confirms();
        Path dropIn = host.here(directory + "/gunitop-handover.conf");
        Await.until("the drop-in", () -> Files.exists(dropIn));
        PsTable.descendantsOf(operator.terminal().pid()).forEach(pid -> Shell.kill("KILL", pid));
      }
      assertThat(host.run("ls", directory).out()).contains("gunitop-handover.conf");

      try (TmuxOperator operator = opens(newGeneration)) {
        operator.reads("Removed a drop-in that an earlier run left at " + unit);
        assertThat(host.run("ls", directory).exitCode()).isNotZero();
        assertThat(host.property(unit, "NotifyAccess")).isEqualTo("none");
        if (host.mainPid(unit) == old) {
          operator.pressesAndConfirms("h", "MAINPID=" + newGeneration + " to " + unit, "OVERLAP");
        }
        operator.reads("NEW master " + newGeneration + " is the main process of " + unit);
        operator.pressesAndConfirms("t", "kill -TERM " + old, "OVERLAP");
        operator.readsLike("TERM: OLD " + old + " is gone");
      }
      load.awaitMore(50);
      load.assertNothingFailed();
      assertThat(host.mainPid(unit)).isEqualTo(newGeneration);
      host.run("systemctl", "stop", unit);
    }
  }

  @Test
  void dropInThatACrashLeftIsRemovedAtTheNextStart() {
    String directory = "/run/systemd/system/left.service.d";
    String file = directory + "/gunitop-handover.conf";
    host.run("mkdir", "-p", directory);
    host.run("sh", "-c", "printf '# gunitop 999999 1\\n[Service]\\n' > " + file);
    try (TmuxOperator operator = TmuxOperator.opens(120, 40, host.command(Gunitop.command("-U")))) {
      operator.reads("Removed a drop-in that an earlier run left at left.service");
    }
    assertThat(host.run("ls", directory).exitCode()).isNotZero();
  }
}
