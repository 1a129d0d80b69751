package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.journal.EntryText;
import gunitop.journal.Members;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The record of an upgrade, by a program that may end at any moment. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
@Needs({Need.GUNICORN, Need.TMUX})
class JournalIT {
  /** After so many lines it is killed: an odd number, so that each kind is the last one once. */
  private static final int EACH = 5;

  @TempDir private Path directory;

  @Test
  void killedAtWriteAfterWriteItGoesOnEachTime_andNoSignalIsSentTwice() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(3).start();
        LoadClient load = LoadClient.start(gunicorn, 2)) {
      int old = gunicorn.master();
      gunicorn.deployment().put("v2");
      step(old, "u", "kill -USR2 " + old, "STEADY", "USR2: NEW master");
      int newGeneration = gunicorn.awaitMaster(2);
      step(old, "w", "kill -WINCH " + old, "OVERLAP", "WINCH: OLD has no workers");
      step(newGeneration, "t", "kill -TERM " + old, "DRAINED", "TERM: ");

      gunicorn.awaitGone(old);
      try (TmuxOperator last = opens(newGeneration)) {
        last.sees("STEADY");
        ScreenSight sight = last.reads("TERM: ");
        for (String told : List.of("you   kill -USR2", "you   kill -WINCH", "you   kill -TERM")) {
          assertThat(sight.rowsWith(told)).as(sight.text()).hasSize(1);
        }
      }
      for (String signal : List.of("usr2", "winch")) {
        assertThat(gunicorn.log().split("Handling signal: " + signal, -1)).hasSize(2);
      }
      assertThat(entries()).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
      load.assertNothingFailed();
    }
  }

  /**
   * Presses a key, and kills the program at write after write, once at the least, until its step is
   * told to be done. The lines that it wrote while it was opened again count: a slow machine has it
   * killed no less often.
   */
  private void step(int master, String key, String command, String stage, String done) {
    TmuxOperator operator = opens(master);
    try {
      operator.pressesMaybeAsked(key, command, stage);
      long before = told();
      do {
        long last = before;
        Await.until("more lines", () -> told() >= last + EACH || isOver(done));
        before = told();
        Shell.kill("KILL", operator.terminal().pid());
        operator.close();
        operator = opens(master);
        operator.readsLike("\\b(BOOTING|OVERLAP|DRAINING|DRAINED|RETIRING|STEADY)\\b");
      } while (!isOver(done));
    } finally {
      operator.close();
    }
  }

  /** But for who writes, which is the first that a program does that was started again. */
  private long told() {
    return entries().stream().filter(line -> !isKind(line, "session")).count();
  }

  private boolean isOver(String done) {
    return entries().stream().anyMatch(line -> isDone(line, done));
  }

  private static boolean isDone(String line, String done) {
    return line.contains("\"source\":\"HELD\"") && line.contains(done);
  }

  @Test
  void whatIsAboutToBeSentIsThereBefore_andTheFilesAreOursAlone() throws IOException {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).start();
        TmuxOperator operator = opens(gunicorn.master())) {
      int old = gunicorn.master();
      operator.sees("STEADY");
      assertThat(Files.exists(journal())).as("nothing is written at rest").isFalse();
      operator.terminal().type("w");
      operator.reads("WINCH is not sent yet");
      WholeUpgrade.by(operator, gunicorn, "v2");
      Await.until("the end", () -> entries().stream().anyMatch(line -> isKind(line, "end")));

      List<String> lines = entries();
      for (String signal : List.of("USR2", "WINCH", "TERM")) {
        String command = "\"command\":\"kill -" + signal + " " + old + "\"";
        List<String> told = lines.stream().filter(line -> line.contains(command)).toList();
        List<String> acts =
            told.stream()
                .filter(line -> isKind(line, "command") || isKind(line, "result"))
                .toList();
        assertThat(acts).hasSize(2);
        assertThat(isKind(acts.get(0), "command")).isTrue();
        assertThat(acts.get(1)).contains("\"sent\":true");
      }
      assertThat(lines).anyMatch(line -> isKind(line, "key") && line.contains("refused"));
      assertThat(lines.get(lines.size() - 1)).contains("\"outcome\":\"upgraded\"");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
          .isEqualTo("rw-------");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(journal())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  @Needs(Need.NAMESPACES)
  void aFullDiskHoldsNobodyUp_andGetsItAllOnceThereIsRoom() throws IOException {
    Path disk = Files.createDirectory(directory.resolve("disk"));
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).start();
        TmuxOperator operator =
            TmuxOperator.opens(
                120,
                40,
                List.of(
                    "unshare",
                    "--mount",
                    "sh",
                    "-c",
                    "mount -t tmpfs -o size=64k none '%1$s' && mkdir -m 700 '%1$s/j' && (cat /dev/zero > '%1$s/fill' 2>/dev/null; exec \"$@\")"
                        .formatted(disk),
                    "sh",
                    Gunitop.command().get(0),
                    "--no-config",
                    "--journal",
                    disk + "/j",
                    "" + gunicorn.master()))) {
      int old = gunicorn.master();
      int newGeneration = WholeUpgrade.toOverlap(operator, gunicorn, "v2");
      operator.readsLike("TROUBLE +journal: not written");
      Path inside = Path.of("/proc/" + operator.terminal().pid() + "/root" + disk);
      assertThat(newGeneration).isPositive();

      Files.delete(inside.resolve("fill"));
      operator.presses("w", "kill -WINCH " + old, "OVERLAP");
      operator.sees("DRAINED");
      operator.reads("journal works again");
      Await.until(
          "all lines",
          () ->
              entries(inside.resolve("j")).stream()
                  .anyMatch(line -> line.contains("WINCH: OLD has no workers")));
      List<String> lines = entries(inside.resolve("j"));
      assertThat(lines.stream().filter(line -> isKind(line, "command"))).hasSize(2);
      assertThat(lines).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    }
  }

  @Test
  void theAccountAtQuitting_andTheReport_agreeWithGunicornsLog() throws IOException {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).start()) {
      int old = gunicorn.master();
      try (TmuxOperator operator = opens(old)) {
        WholeUpgrade.by(operator, gunicorn, "v2");
        Await.until("the end", () -> entries().stream().anyMatch(line -> isKind(line, "end")));
        operator.terminal().type("F10");
        operator.readsLike("done after .*: OLD " + old + " is gone");
      }
      Members report = EntryText.members(report("--format", "json").out().strip()).orElseThrow();
      assertThat(report.text("outcome")).contains("upgraded");
      List<Members> steps = report.objects("steps");
      assertThat(steps).hasSize(3).allMatch(step -> step.flag("held"));
      for (Members step : steps) {
        String signal =
            step.text("command").orElseThrow().split("[- ]+")[1].toLowerCase(Locale.ROOT);
        Instant sent = Instant.parse(step.text("sentAt").orElseThrow());
        assertThat(Duration.between(handled(gunicorn.log(), signal), sent).abs())
            .as(signal)
            .isLessThanOrEqualTo(Duration.ofSeconds(1));
      }
      assertThat(report("" + old).out()).contains("kill -USR2 " + old, "upgraded");
      assertThat(report("--list").out()).contains("app:application   upgraded").hasLineCount(1);
      assertThat(report("--format", "markdown").out()).startsWith("# Upgrade of app:application");
      assertThat(report("999999").exitCode()).isEqualTo(1);
    }
  }

  private Shell.Result report(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(Gunitop.command().get(0), "report", "--journal", journal().toString()));
    command.addAll(List.of(arguments));
    return Shell.run(command, Map.of());
  }

  /** When Gunicorn says that it handled a signal, to the second. */
  private static Instant handled(String log, String signal) {
    Matcher line =
        Pattern.compile("\\[([^\\]]+)\\] \\[\\d+\\] \\[INFO\\] Handling signal: " + signal)
            .matcher(log);
    assertThat(line.find()).as(signal + " in " + log).isTrue();
    return OffsetDateTime.parse(
            line.group(1), DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xx", Locale.ROOT))
        .toInstant();
  }

  @Test
  @Needs({Need.ROOT, Need.SSH})
  void aLineThatDropsBetweenUAndWIsPickedUp() {
    try (GunicornHost gunicorn = GunicornHost.with().daemon().workers(2).start();
        LoadClient load = LoadClient.start(gunicorn, 2);
        Sshd sshd = new Sshd(directory)) {
      int old = gunicorn.master();
      gunicorn.deployment().put("v2");
      try (Tmux line = sshd.runs(120, 40, sshd.port(), command(old))) {
        TmuxOperator operator = new TmuxOperator(line);
        operator.pressesMaybeAsked("u", "kill -USR2 " + old, "STEADY");
        operator.reads("you   kill -USR2");
        // The client dies as a closed laptop does: it says nothing.
        Shell.kill("KILL", line.pid());
      }
      try (Tmux line = sshd.runs(120, 40, sshd.port(), command(old))) {
        TmuxOperator operator = new TmuxOperator(line);
        operator.reads("is picked up from the journal");
        operator.reads("you   kill -USR2 " + old);
        operator.readsReady(gunicorn.awaitMaster(2));
        operator.presses("w", "kill -WINCH " + old, "OVERLAP");
        operator.sees("DRAINED");
      }
      assertThat(entries().stream().filter(line -> isKind(line, "session")))
          .hasSize(2)
          .allMatch(line -> line.contains("\"sshClient\":\"127.0.0.1\""));
      assertThat(gunicorn.log().split("Handling signal: usr2", -1)).hasSize(2);
      load.assertNothingFailed();
    }
  }

  private static boolean isKind(String line, String kind) {
    return line.contains("\"kind\":\"" + kind + "\"");
  }

  private Path journal() {
    return directory.resolve("journal");
  }

  private TmuxOperator opens(int master) {
    return TmuxOperator.opens(120, 40, command(master));
  }

  private List<String> command(int master) {
    return List.of(
        Gunitop.command().get(0), "--no-config", "--journal", journal().toString(), "" + master);
  }

  private Path file() {
    try (Stream<Path> files = Files.list(journal())) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whole lines alone: one that was torn is not there. */
  private List<String> entries() {
    return entries(journal());
  }

  private static List<String> entries(Path folder) {
    List<String> lines = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return lines;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(lines::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }
}
