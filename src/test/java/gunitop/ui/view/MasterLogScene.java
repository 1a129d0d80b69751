package gunitop.ui.view;

import static gunitop.ui.Key.Name.ENTER;

import gunitop.masterlog.LogAnswer;
import gunitop.masterlog.LogAnswer.ErrorStream;
import gunitop.masterlog.LogAnswer.ReadLog;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.testkit.Operator;
import gunitop.testkit.Scenario;
import gunitop.testkit.Scenarios;
import gunitop.ui.Key;
import gunitop.ui.Msg;
import java.util.List;
import java.util.Set;

/** Both masters' logs, in one file and in two. */
final class MasterLogScene {
  private static final String ONE = "/home/frappe/logs/web.error.log";

  private MasterLogScene() {}

  private static String line(String time, int pid, String level, String text) {
    return "[2026-03-14 " + time + " +0000] [" + pid + "] [" + level + "] " + text;
  }

  /** A rotation that NEW has not followed yet. */
  static Operator both(int columns, int rows) {
    Scenario scenario = Scenarios.overlap();
    ProcessId old = scenario.snapshot().process(Scenarios.OLD).orElseThrow().id();
    ProcessId next = scenario.snapshot().process(Scenarios.NEW).orElseThrow().id();
    Reading<List<String>> before =
        Reading.known(
            List.of(
                "    raise Late()",
                "[2026-03-13 23:59:58 +0000] [12931] [CRITICAL] WORKER TIMEOUT (pid:12931)",
                line("12:03:50", 12928, "INFO", "Handling signal: usr2"),
                line("12:03:50", 12996, "INFO", "Starting gunicorn 20.1.0"),
                line("12:03:51", 12998, "ERROR", "Exception in worker process"),
                "Traceback (most recent call last):",
                "  File \"/home/frappe/env/lib/python3.11/site-packages/gunicorn/arbiter.py\", line"
                    + " 589, in spawn_worker",
                "    worker.init_process()",
                "ConnectionRefusedError: [Errno 111] Connection \033[2Jrefused",
                line("12:03:52", 12999, "INFO", "Booting worker with pid: 12999"),
                line("12:03:52", 13000, "INFO", "Booting worker with pid: 13000")));
    List<ErrorStream> errors =
        List.of(
            new ErrorStream(old, false, "goes to /dev/null"),
            new ErrorStream(next, false, "goes to /dev/null"));
    ReadLog whole = new ReadLog("8:1", ONE, Set.of(old, next), 900, before);
    ReadLog left = new ReadLog("8:1", ONE + ".1", Set.of(next), 900, before);
    ReadLog reopened =
        new ReadLog(
            "8:2",
            ONE,
            Set.of(old),
            90,
            Reading.known(
                List.of(
                    line("12:04:33", 12932, "WARNING", "SIGUSR1 received"),
                    line("12:04:34", 12928, "DEBUG", "1 workers"))));
    return scenario
        .operator(columns, rows)
        .presses(ENTER)
        .presses("l")
        .receives(new Msg.LogsFollowed(new LogAnswer(List.of(whole), errors)))
        .receives(new Msg.LogsFollowed(new LogAnswer(List.of(left, reopened), errors)));
  }

  /** The same, of which NEW's workers' lines alone are shown. */
  static Operator filtered(int columns, int rows) {
    return both(columns, rows).presses(Key.Name.F4).presses("new worker");
  }
}
