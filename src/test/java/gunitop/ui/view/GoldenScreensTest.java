package gunitop.ui.view;

import static gunitop.ui.Key.Name.ENTER;
import static gunitop.ui.Key.Name.F1;
import static gunitop.ui.Key.Name.F9;
import static gunitop.ui.Key.Name.TAB;
import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.Inspection;
import gunitop.process.Listing;
import gunitop.process.Reading;
import gunitop.process.SendResult;
import gunitop.process.Signal;
import gunitop.testkit.Clock;
import gunitop.testkit.Operator;
import gunitop.testkit.Scenario;
import gunitop.testkit.Scenarios;
import gunitop.testkit.ScriptedReview;
import gunitop.ui.Effect;
import gunitop.ui.Msg;
import gunitop.ui.Preferences;
import gunitop.ui.RunOptions;
import gunitop.ui.dialog.ListingDialog;
import gunitop.upgrade.Command;
import gunitop.upgrade.Outcome;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every screen, as it was read and accepted. */
class GoldenScreensTest {
  private static final int[][] SIZES = {{80, 24}, {120, 40}};

  private static final int[][] ALL_SIZES = {{60, 16}, {80, 24}, {100, 30}, {120, 40}, {200, 60}};

  @TestFactory
  Stream<DynamicTest> upgradeScreens() {
    return Stream.of(
            everySize("steady", opened(Scenarios.steady())),
            everySize("booting", opened(Scenarios.booting())),
            everySize("overlap", opened(Scenarios.overlap())),
            everySize("draining", opened(Scenarios.draining())),
            everySize("drained", opened(Scenarios.drained())),
            everySize("retiring", opened(Scenarios.retiring())),
            everySize("outage", opened(Scenarios.outage())),
            everySize("crash-loop", opened(Scenarios.crashLoop())),
            everySize("not-daemonized", opened(Scenarios.notDaemonized())),
            everySize("supervised", opened(Scenarios.supervised())),
            everySize("outside-supervisord", opened(Scenarios.outsideSupervisord())),
            everySize("halfway-revert", GoldenScreensTest::halfwayRevert),
            everySize("upgraded", GoldenScreensTest::upgraded),
            everySize("reverted", GoldenScreensTest::reverted),
            everySize("slow-drain", GoldenScreensTest::slowDrain),
            everySize("not-permitted", opened(Scenarios.notPermitted())),
            everySize("32-workers", opened(Scenarios.manyWorkers())))
        .flatMap(stream -> stream);
  }

  @TestFactory
  Stream<DynamicTest> dialogs() {
    return Stream.of(
            golden("confirm-term", opened(Scenarios.overlap(), o -> o.presses("t"))),
            golden("type-term", opened(Scenarios.notDaemonized(), o -> o.presses("tte"))),
            everySize("type-winch", opened(Scenarios.unready(), o -> o.presses("wwin"))),
            golden("refused-usr2", opened(Scenarios.overlap(), o -> o.presses("u"))),
            golden("pending-usr2", GoldenScreensTest::pending),
            golden("winch-failed", GoldenScreensTest::failed),
            everySize("usr2-failed", GoldenScreensTest::failedUsr2),
            everySize("open-files", opened(Scenarios.overlap(), GoldenScreensTest::files)),
            everySize("environment", opened(Scenarios.overlap(), GoldenScreensTest::environment)),
            golden("log", (c, r) -> failedUsr2(c, r).presses("l").presses(TAB).receives(log())),
            golden("masters-log", (c, r) -> MasterLogScene.both(c, r)),
            golden("masters-log-filtered", (c, r) -> MasterLogScene.filtered(c, r)),
            golden("worker-details", opened(Scenarios.overlap(), GoldenScreensTest::details)),
            golden("upgrade-help", opened(Scenarios.notDaemonized(), o -> o.presses(F1))))
        .flatMap(stream -> stream);
  }

  @TestFactory
  Stream<DynamicTest> treeScreens() {
    return Stream.of(
            everySize("tree", (c, r) -> Scenarios.twoApplications().operator(c, r)),
            golden("tree-all", (c, r) -> Scenarios.twoApplications().operator(c, r).presses("a")),
            golden("tree-list", (c, r) -> Scenarios.twoApplications().operator(c, r).presses("at")),
            everySize("tree-folded", (c, r) -> Scenarios.manyApplications().operator(c, r)),
            everySize("tree-outside", (c, r) -> Scenarios.outsideSupervisord().operator(c, r)),
            everySize(
                "tree-faults", (c, r) -> Scenarios.twoApplications().operator(withFaults(), c, r)),
            golden("tree-empty", (c, r) -> Scenario.of().operator(c, r)),
            golden("tree-search", (c, r) -> Scenarios.overlap().operator(c, r).presses("a/post")),
            golden("setup", (c, r) -> Scenarios.overlap().operator(c, r).presses("S")),
            golden("signal-menu", (c, r) -> Scenarios.overlap().operator(c, r).presses(F9)),
            golden("help", (c, r) -> Scenarios.overlap().operator(c, r).presses(F1)))
        .flatMap(stream -> stream);
  }

  @TestFactory
  Stream<DynamicTest> otherSizes() {
    return Stream.of(
        one("too-small", 50, 12, (c, r) -> Scenarios.overlap().operator(c, r)),
        one(
            "overlap-ascii",
            100,
            30,
            (c, r) ->
                Scenarios.overlap()
                    .operator(RunOptions.plain(Clock.ZONE).withUnicode(false), c, r)
                    .presses(ENTER)));
  }

  private static RunOptions withFaults() {
    return RunOptions.plain(Clock.ZONE)
        .preferring(
            Preferences.DEFAULT,
            List.of(
                "/home/ana/.config/gunitop/config line 2: theme is colour, colour-blind or mono;"
                    + " line 3: delay is tenths of a second, 1 to 100; line 7: there is no key"
                    + " 'colour'"));
  }

  private static Operator pending(int columns, int rows) {
    Scenario steady = Scenarios.steady();
    Scenario booting = Scenarios.booting();
    ScriptedReview core = steady.core();
    Scenario later = booting.later(7.6);
    core.page(later.snapshot(), later.assessments());
    core.outcomes(new Outcome.Pending("10 NEW workers ready", 7, 10, 7.6, 60));
    return sent(steady, core, columns, rows, "u", Signal.USR2).sees(later.snapshot());
  }

  /** HUP brought OLD's workers back; NEW still serves beside them. */
  private static Operator halfwayRevert(int columns, int rows) {
    Scenario drained = Scenarios.drained();
    Scenario both = Scenarios.overlap().later(8);
    ScriptedReview core = drained.core();
    core.page(both.snapshot(), both.assessments());
    core.outcomes(new Outcome.Held("OLD has 10 of 10 workers ready again"));
    return sent(drained, core, columns, rows, "r", Signal.HUP).sees(both.snapshot());
  }

  private static Operator upgraded(int columns, int rows) {
    return ended(
        Scenarios.drained(), Scenarios.promoted(), columns, rows, "ty", Signal.TERM, Scenarios.OLD);
  }

  private static Operator reverted(int columns, int rows) {
    return ended(
        Scenarios.booting(), Scenarios.steady(), columns, rows, "r", Signal.TERM, Scenarios.NEW);
  }

  private static Operator ended(
      Scenario before, Scenario after, int columns, int rows, String keys, Signal signal, int at) {
    Scenario later = after.later(7);
    ScriptedReview core = before.core();
    core.page(later.snapshot(), later.assessments());
    core.outcomes(new Outcome.Held("master %d is gone".formatted(at)));
    Operator operator =
        before.operator(core, RunOptions.plain(Clock.ZONE), columns, rows).presses(ENTER);
    operator.presses(keys);
    var target = before.snapshot().process(at).orElseThrow().id();
    return operator
        .hears(new Command(signal, target), new SendResult.Sent())
        .sees(later.snapshot());
  }

  /** A drain whose last workers serve long requests. */
  private static Operator slowDrain(int columns, int rows) {
    Scenario overlap = Scenarios.overlap();
    Scenario later = Scenarios.draining().later(34);
    ScriptedReview core = overlap.core();
    core.page(later.snapshot(), later.assessments());
    core.outcomes(new Outcome.Pending("OLD workers gone", 6, 10, 34, 5));
    return sent(overlap, core, columns, rows, "w", Signal.WINCH).sees(later.snapshot());
  }

  private static Operator failed(int columns, int rows) {
    Scenario overlap = Scenarios.overlap();
    ScriptedReview core = overlap.core();
    core.outcomes(
        new Outcome.Failed(
            "no OLD worker left within 5 s: it was ignored, master 12928 is not daemonized"));
    Scenario later = overlap.later(6);
    core.page(later.snapshot(), later.assessments());
    return sent(overlap, core, columns, rows, "w", Signal.WINCH).sees(later.snapshot());
  }

  private static Operator failedUsr2(int columns, int rows) {
    Scenario steady = Scenarios.steady();
    ScriptedReview core = steady.core();
    core.outcomes(
        new Outcome.Failed(
            "NEW master 12996 appeared, lived 0.4 s and exited with code 1; OLD is untouched: 10 of"
                + " 10 ready; USR2 may be sent again."));
    Scenario later = steady.later(1);
    core.page(later.snapshot(), later.assessments());
    return sent(steady, core, columns, rows, "u", Signal.USR2)
        .sees(later.snapshot())
        .receives(log());
  }

  private static Msg log() {
    String head = "[2026-03-01 12:04:31 +0000] ";
    return new Msg.LogRead(
        new Effect.ReadLog(
            Scenarios.steady().assessments().get(0).application().old().master().id(),
            Scenarios.ERROR_LOG),
        Reading.known(
            List.of(
                head + "[12928] [INFO] Handling signal: usr2",
                head + "[12996] [INFO] Starting gunicorn 20.1.0",
                head + "[12999] [ERROR] Exception in worker process",
                "Traceback (most recent call last):",
                "  File \"/home/frappe/app.py\", line 1, in <module>",
                "    import nonsense",
                "ModuleNotFoundError: No module named 'nonsense'",
                head + "[12999] [INFO] Worker exiting (pid: 12999)",
                head + "[12996] [INFO] Shutting down: Master.2",
                head + "[12996] [INFO] Reason: Worker failed to boot.")));
  }

  private static Operator sent(
      Scenario scenario, ScriptedReview core, int columns, int rows, String key, Signal signal) {
    Operator operator =
        scenario
            .operator(core, RunOptions.plain(Clock.ZONE), columns, rows)
            .presses(ENTER)
            .presses(key);
    Command command =
        new Command(signal, scenario.assessments().get(0).application().old().master().id());
    return operator.hears(command, new SendResult.Sent());
  }

  private static Operator files(Operator operator) {
    return inspected(
        operator.presses("o"),
        Inspection.FILES,
        "0 /dev/null",
        "1 pipe:[88213]",
        "2 /home/frappe/logs/web.error.log",
        "5 socket:[4711]",
        "6 /tmp/wgunicorn-x2k9 (deleted)",
        "7 anon_inode:[eventpoll]",
        "8 /home/frappe/sites/a-long-name/private/files/" + "attachment-".repeat(12) + ".pdf",
        "9 /home/frappe/\033[2Jclear");
  }

  private static Operator environment(Operator operator) {
    return inspected(
        operator.presses("e"),
        Inspection.ENVIRONMENT,
        "HOME=/home/frappe",
        "PATH=/home/frappe/env/bin:/usr/local/bin:/usr/bin:/bin",
        "DATABASE_URL=postgres://frappe:hunter2@db.internal/frappe",
        "SECRET_KEY=django-insecure two words",
        "SMTP_PASS=letmein",
        "GUNICORN_CMD_ARGS=-w 10 -e API_TOKEN=abc --preload",
        "LANG=C.UTF-8");
  }

  private static Operator inspected(Operator operator, Inspection what, String... lines) {
    ListingDialog dialog = (ListingDialog) operator.model().dialog().orElseThrow();
    assertThat(dialog.asked().what()).isEqualTo(what);
    return operator.receives(
        new Msg.Inspected(dialog.asked(), Reading.known(new Listing(List.of(lines), true))));
  }

  private static Operator details(Operator operator) {
    return operator.presses(gunitop.ui.Key.Name.DOWN).presses(ENTER);
  }

  private static BiFunction<Integer, Integer, Operator> opened(Scenario scenario) {
    return opened(scenario, operator -> operator);
  }

  private static BiFunction<Integer, Integer, Operator> opened(
      Scenario scenario, UnaryOperator<Operator> more) {
    return (columns, rows) -> more.apply(scenario.operator(columns, rows).presses(ENTER));
  }

  private static Stream<DynamicTest> golden(
      String name, BiFunction<Integer, Integer, Operator> session) {
    return Stream.of(SIZES).map(size -> one(name, size[0], size[1], session));
  }

  private static Stream<DynamicTest> everySize(
      String name, BiFunction<Integer, Integer, Operator> session) {
    return Stream.of(ALL_SIZES).map(size -> one(name, size[0], size[1], session));
  }

  private static DynamicTest one(
      String name, int columns, int rows, BiFunction<Integer, Integer, Operator> session) {
    String file = name + "-" + columns + "x" + rows;
    return DynamicTest.dynamicTest(
        file, () -> GoldenScreen.check(file, session.apply(columns, rows).screen()));
  }
}
