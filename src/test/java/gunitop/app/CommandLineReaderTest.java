package gunitop.app;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.probe.ProbeUrl;
import gunitop.upgrade.Stage;
import gunitop.upgrade.Step;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineReaderTest {
  @Test
  void nothingGivenIsTheDefault() {
    assertThat(run()).isEqualTo(Options.DEFAULT);
  }

  @Test
  void whatIsNotGivenIsTheDefaultToo() {
    assertThat(run("--pid=1"))
        .isEqualTo(
            new Options(
                OptionalInt.of(1),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                false,
                false,
                true,
                true,
                false,
                true,
                JournalChoice.DEFAULT,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void everyShortOptionMayStandInOneWord() {
    assertThat(
            run(
                "-aCUMd5",
                "-u",
                "www-data",
                "--readonly",
                "--no-config",
                "--no-journal",
                "--once",
                "--json",
                "4711"))
        .isEqualTo(
            new Options(
                OptionalInt.of(4711),
                Optional.empty(),
                OptionalInt.of(5),
                Optional.of("www-data"),
                true,
                true,
                false,
                false,
                true,
                false,
                new JournalChoice(false, Optional.empty()),
                true,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void aProbeIsAUrlThatCanBeAsked() {
    assertThat(run("--probe", "http://shop/ping").probe()).contains(new ProbeUrl("shop", "/ping"));
    assertThat(misuse("--probe", "https://shop/")).contains("https");
    assertThat(misuse("--probe", "http://root:secret@shop/"))
        .contains("password")
        .doesNotContain("secret");
    assertThat(misuse("--probe", "http://shop/", "--demo")).contains("--demo");
  }

  @Test
  void pidIsGivenBare_orByName_orByAPidfile() {
    assertThat(run("12").pid()).hasValue(12);
    assertThat(run("-p", "12").pid()).hasValue(12);
    assertThat(run("--pidfile", "/run/my app.pid").pidfile()).contains(Path.of("/run/my app.pid"));
  }

  @Test
  void firstWordMayBeACommand() {
    Options check = run("check", "--json", "4711");
    assertThat(check.command()).contains(CommandRequest.plain(Subcommand.CHECK));
    assertThat(check.pid()).hasValue(4711);
    assertThat(check.json()).isTrue();
    assertThat(run("check").pid()).isEmpty();
    assertThat(run("--pidfile", "check").command()).isEmpty();
  }

  @Test
  void stepTakesItsNameInAnyCase_andWhatAgreesToIt() {
    Options step = run("step", "Term", "4711", "--yes", "--type", "term", "--wait=40", "--json");
    assertThat(step.command())
        .contains(
            new CommandRequest(
                Subcommand.STEP,
                Optional.of(Step.TERM),
                Optional.empty(),
                OptionalInt.of(40),
                true,
                Optional.of("term"),
                ReportRequest.NONE));
    assertThat(step.pid()).hasValue(4711);
    assertThat(run("step", "--readonly", "usr2").readOnly()).isTrue();
  }

  @Test
  void aWindowEndsAtATimeOfDay() {
    assertThat(run("--window", "7:05").window()).contains(LocalTime.of(7, 5));
    assertThat(run("--window=23:30").window()).contains(LocalTime.of(23, 30));
    for (String wrong : List.of("24:00", "23", "23:3", "half past")) {
      assertThat(misuse("--window", wrong)).contains("time of day");
    }
    ZoneId zone = ZoneId.of("Europe/Berlin");
    Instant now = Instant.parse("2026-03-14T22:00:00Z");
    assertThat(MaintenanceWindow.end(LocalTime.of(23, 30), now, zone))
        .isEqualTo(Instant.parse("2026-03-14T22:30:00Z"));
    assertThat(MaintenanceWindow.end(LocalTime.of(1, 0), now, zone))
        .isEqualTo(Instant.parse("2026-03-15T00:00:00Z"));
  }

  @Test
  void reportTakesACourse_whatever_andAFormat() {
    assertThat(run("report").command().map(CommandRequest::report)).contains(ReportRequest.NONE);
    assertThat(
            run("report", "a.jsonl", "--list", "--format", "Markdown")
                .command()
                .map(CommandRequest::report))
        .contains(new ReportRequest(Optional.of("a.jsonl"), true, ReportRequest.Format.MARKDOWN));
    assertThat(run("report", "--json", "--journal", "/x").command().map(CommandRequest::report))
        .contains(new ReportRequest(Optional.empty(), false, ReportRequest.Format.JSON));
    assertThat(misuse("report", "--format", "xml")).contains("text, markdown or json");
    assertThat(misuse("--list")).contains("--list goes with a command");
  }

  @Test
  void waitTakesAStage_andWatchNothing() {
    Options wait = run("wait", "--timeout", "5", "OVERLAP", "-p", "12");
    assertThat(wait.command().flatMap(CommandRequest::stage)).contains(Stage.OVERLAP);
    assertThat(wait.command().map(CommandRequest::seconds)).contains(OptionalInt.of(5));
    assertThat(wait.pid()).hasValue(12);
    assertThat(run("watch").command()).contains(CommandRequest.plain(Subcommand.WATCH));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--frob                | there is no option --frob",
        "check --once          | --once does not go with check",
        "step                  | step needs one of usr2, winch, drain, handover, term, revert",
        "step 12               | step needs one of usr2, winch, drain, handover, term, revert, not '12'",
        "step term x           | a PID is a positive number, not 'x'",
        "step term 1 2         | only one PID allowed; extra: 2",
        "step term --wait=0    | --wait is in seconds, not '0'",
        "step term --once      | --once does not go with step",
        "wait steady --yes     | --yes does not go with wait",
        "watch --readonly      | --readonly does not go with watch",
        "1 --yes               | --yes goes with a command",
        "check check           | a PID is a positive number, not 'check'",
        "1 2                   | only one PID allowed; extra: 2",
        "1 -p 2                | the PID is given twice: 1 and --pid 2",
        "1 --pidfile x         | a PID and --pidfile both name the process: give one",
        "-p 1 -p 2             | --pid is given twice",
        "-p                    | --pid needs a value",
        "-p -a                 | --pid needs a value",
        "-p 0                  | a PID is a positive number, not '0'",
        "-1                    | a PID is a positive number, not '-1'",
        "12x                   | a PID is a positive number, not '12x'",
        "4294967297            | a PID is a positive number: '4294967297' is too large",
        "@/etc/hostname        | a PID is a positive number, not '@/etc/hostname'",
        "-d 0                  | --delay is in tenths of a second, 1 to 100, not '0'",
        "-d 101                | --delay is in tenths of a second, 1 to 100: '101' is too large",
        "-d 1.5                | --delay is in tenths of a second, 1 to 100, not '1.5'",
        "--user=               | the value of --user is empty",
        "--pidfile=            | the value of --pidfile is empty",
        "--json                | --json goes with --once or a command",
        "1\u001b[31m           | a PID is a positive number, not '1?[31m'",
      })
  void misuseIsOneLineThatSaysWhatIsWrong(String arguments, String fault) {
    assertThat(CommandLineReader.read(arguments.split(" ")))
        .isEqualTo(
            new Invocation.Misuse(
                "gunitop: " + fault + "; gunitop --help lists what can be given"));
  }

  @Test
  void helpAndVersionComeBeforeAnythingElse() {
    assertThat(inform("--version", "--json")).matches("gunitop \\d+\\.\\d+\\.\\d+\\S*\n");
    assertThat(inform("-h", "-d", "0"))
        .startsWith("Usage: gunitop ")
        .contains("Exit codes:", "--readonly", "--pidfile=FILE")
        .doesNotContain("\u001b");
    assertThat(inform("-h").lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
  }

  private static Options run(String... arguments) {
    return ((Invocation.Run) CommandLineReader.read(arguments)).options();
  }

  @Test
  void demoHasALessonAndASpeed() {
    assertThat(run("--demo").practice())
        .contains(new RehearsalRequest(Optional.of("daemon"), OptionalInt.empty(), 1));
    assertThat(run("--demo=systemd", "--speed", "0.5").practice())
        .contains(new RehearsalRequest(Optional.of("systemd"), OptionalInt.empty(), 0.5));
    assertThat(run("--rehearse", "4711").practice())
        .contains(new RehearsalRequest(Optional.empty(), OptionalInt.of(4711), 1));
  }

  @Test
  void lessonsAreListed_onRequestAndForAWrongName() {
    assertThat(((Invocation.Inform) CommandLineReader.read("--demo", "list")).text())
        .contains("daemon", "serves-500");
    assertThat(((Invocation.Misuse) CommandLineReader.read("--demo=nonsense")).line())
        .contains("there is no lesson 'nonsense'", "serves-500");
  }

  @ParameterizedTest
  @CsvSource({
    "--demo --once",
    "--demo --rehearse 1",
    "--speed 2",
    "--demo --speed 0",
    "--demo --speed 21",
    "--rehearse x",
    "--demo=daemon -p 4711"
  })
  void whatDoesNotGoWithAPracticeIsRefused(String line) {
    assertThat(CommandLineReader.read(line.split(" "))).isInstanceOf(Invocation.Misuse.class);
  }

  private static String misuse(String... arguments) {
    return ((Invocation.Misuse) CommandLineReader.read(arguments)).line();
  }

  private static String inform(String... arguments) {
    return ((Invocation.Inform) CommandLineReader.read(arguments)).text();
  }
}
