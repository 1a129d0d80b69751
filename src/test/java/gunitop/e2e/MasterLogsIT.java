package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Both masters' logs as one: whose line it is, rotations, and where stderr goes. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
@Needs({Need.GUNICORN, Need.TMUX})
class MasterLogsIT {
  private static final String HEAD = "both masters' lines";

  @Test
  void marksEachLineAndFollowsARotation() throws IOException {
    try (GunicornHost gunicorn =
            GunicornHost.with().daemon().workers(2).with("--log-level", "info").start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      operator.pressesMaybeAsked("u", "kill -USR2 " + old, "STEADY");
      int next = gunicorn.awaitMaster(2);
      operator.readsReady(next);
      operator.terminal().type("l");

      operator.readsLike("OLD " + old + " +Handling signal: usr2");
      operator.readsLike("NEW " + next + " +Listening at");
      for (int worker : gunicorn.workersOf(old)) {
        operator.readsLike("OLD worker " + worker + " +Booting worker");
      }
      for (int worker : gunicorn.workersOf(next)) {
        operator.readsLike("NEW worker " + worker + " +Booting worker");
      }
      operator.readsLike(GunicornHost.LOG + "  OLD " + old + ", NEW " + next);
      operator.readsLike("OLD " + old + "'s and NEW " + next + "'s stderr goes to /dev/null");

      Path log = gunicorn.deployment().directory().resolve(GunicornHost.LOG);
      Path moved = log.resolveSibling("moved.log");
      Files.move(log, moved);
      gunicorn.signal("USR1", old);
      operator.readsLike("log reopened: master " + old + " writes a new .*" + GunicornHost.LOG);
      operator.readsLike("moved.log  NEW " + next);
      gunicorn.signal("USR1", next);
      operator.readsLike("log reopened: master " + next + " writes a new");
      gunicorn.signal("TTIN", next);
      operator.readsLike("NEW " + next + " +Handling signal: ttin");
      // What the file before held is still there.
      operator.readsLike("NEW " + next + " +Listening at");
      // The host finds its masters in the first log.
      Files.write(log, Files.readAllBytes(moved), StandardOpenOption.APPEND);
    }
  }

  @Test
  void filtersAndFinds() {
    try (GunicornHost gunicorn =
            GunicornHost.with().daemon().workers(2).with("--log-level", "info").start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int worker = gunicorn.workersOf(gunicorn.master()).get(0);
      operator.terminal().type("l");
      operator.reads("Starting gunicorn");
      operator.terminal().type("F4", "O", "L", "D", "Space", "w", "o", "r", "k", "e", "r");
      operator.reads("Filter: OLD worker_");
      ScreenSight filtered =
          operator
              .terminal()
              .await("workers' lines alone", sight -> !sight.shows("Starting gunicorn"));
      assertThat(filtered.shows("Booting worker with pid: " + worker)).isTrue();
      operator.terminal().type("Escape");
      operator.reads("Starting gunicorn");
      operator.terminal().type("/");
      operator.reads("Search: _");
      operator.terminal().type("L", "i", "s", "t", "e", "n");
      operator.terminal().type("Enter");
      operator.reads("lines before the end");
    }
  }

  @Test
  void standardErrorInAFileIsShown() {
    try (GunicornHost gunicorn =
            GunicornHost.with()
                .workers(1)
                .configured("import sys; sys.stderr.write('said at the start\\n')")
                .with("--error-logfile", "-", "--log-level", "info")
                .start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      operator.terminal().type("l");
      operator.readsLike("console.txt  OLD " + gunicorn.master());
      operator.reads("said at the start");
      operator.readsLike("OLD " + gunicorn.master() + " +Listening at");
    }
  }

  @Test
  @Needs({Need.GUNICORN, Need.TMUX, Need.SUPERVISOR})
  void standardErrorIsFoundWhereSupervisordWritesIt() {
    try (GunicornHost gunicorn =
            GunicornHost.with()
                .workers(1)
                .withoutPidfile()
                .with("--error-logfile", "-", "--log-level", "info")
                .supervisord(
                    "redirect_stderr=false",
                    "stdout_logfile=NONE",
                    "stderr_logfile=%(here)s/../" + GunicornHost.LOG)
                .start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      operator.reads("supervisord web");
      operator.terminal().type("l");
      operator.readsLike(
          "OLD " + old + "'s stderr goes to supervisord .*, which writes .*" + GunicornHost.LOG);
      operator.readsLike("OLD " + old + " +Listening at");
      operator.terminal().type("Escape");
      operator.pressesMaybeAsked("u", "kill -USR2 " + old, "STEADY");
      int next = gunicorn.awaitMaster(2);
      operator.readsReady(next);
      operator.terminal().type("l");
      operator.readsLike("NEW " + next + " +Listening at");
      operator.readsLike("OLD " + old + " +Handling signal: usr2");
    }
  }

  @Test
  @Needs({Need.GUNICORN, Need.TMUX, Need.SUPERVISOR})
  void aFileThatSupervisordNamesItselfIsFoundAmongThoseItHasOpen() {
    try (GunicornHost gunicorn =
            GunicornHost.with()
                .workers(1)
                .supervisord("stdout_logfile=AUTO")
                .configured("import sys; sys.stderr.write('said at the start\\n')")
                .start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      operator.reads("supervisord web");
      operator.terminal().type("l");
      operator.readsLike("stderr goes to supervisord .*, which writes /");
      operator.readsLike("/web-stdout---supervisor-.*\\.log  OLD " + old);
      operator.terminal().type("Home");
      operator.reads("said at the start");
    }
  }

  @Test
  void newMayWriteAnotherFileThanOld() {
    try (GunicornHost gunicorn =
            GunicornHost.with()
                .daemon()
                .workers(1)
                .with("--log-level", "info")
                .configured(
                    "import os\n"
                        + "def pre_exec(server):\n"
                        + "    at = server.START_CTX['args'].index('--error-logfile') + 1\n"
                        + "    server.START_CTX['args'][at] = os.path.abspath('second.log')")
                .start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      int old = gunicorn.master();
      operator.pressesMaybeAsked("u", "kill -USR2 " + old, "STEADY");
      operator.terminal().type("l");
      operator.readsLike("second.log  NEW \\d+");
      operator.readsLike(GunicornHost.LOG + "  OLD " + old);
      operator.readsLike("OLD " + old + " +Handling signal: usr2");
      operator.readsLike("NEW \\d+ +Listening at");
      operator.readsLike("NEW worker \\d+ +Booting worker");
    }
  }

  @Test
  @Needs({Need.GUNICORN, Need.TMUX, Need.SUPERVISOR})
  void whatSupervisordThrowsAwayIsSaid() {
    try (GunicornHost gunicorn =
            GunicornHost.with().workers(1).with("--log-level", "info").supervisord().start();
        TmuxOperator operator = TmuxOperator.opens(gunicorn)) {
      operator.reads("supervisord web");
      operator.terminal().type("l");
      operator.reads("which has no such file open: stdout_logfile=NONE");
      operator.reads(HEAD);
      operator.readsLike("OLD " + gunicorn.master() + " +Listening at");
    }
  }

  @Test
  @Needs({Need.GUNICORN, Need.TMUX, Need.SYSTEMD})
  void theJournalOfAUnitIsRead() {
    try (SystemdHost host = SystemdHost.boot()) {
      host.write(
          "/srv/logged/app.py",
          "def application(environ, start_response):\n"
              + "    start_response('200 OK', [])\n    return [b'ok']\n");
      host.write(
          "/etc/systemd/system/logged.service",
          "[Service]\nWorkingDirectory=/srv/logged\nType=notify\nNotifyAccess=main\n"
              + "KillMode=mixed\nExecStart=/usr/bin/gunicorn -w 1 -b unix:/run/logged.sock"
              + " app:application\n");
      assertThat(host.run("systemctl", "daemon-reload").exitCode()).isZero();
      assertThat(host.run("systemctl", "start", "logged.service").exitCode()).isZero();
      int old = host.mainPid("logged.service");
      List<String> command = host.command(Gunitop.command("-U", String.valueOf(old)));
      try (TmuxOperator operator = TmuxOperator.opens(120, 40, command)) {
        operator.reads("systemd logged.service");
        operator.terminal().type("l");
        operator.readsLike("OLD " + old + "'s stderr goes to the journal of logged.service");
        operator.readsLike("OLD " + old + " +Listening at: unix:/run/logged.sock");
        operator.readsLike("OLD worker \\d+ +Booting worker");
      }
      host.run("systemctl", "stop", "logged.service");
    }
  }
}
