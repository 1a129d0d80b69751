package gunitop.ui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.SGR;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import gunitop.testkit.JavaProgram;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link KeyEcho} in a real terminal: tmux, and the tty behind it. */
@Needs(Need.TMUX)
class OperatorTerminalIT {
  private static final Pattern PID = Pattern.compile("pid (\\d+)");

  @TempDir Path folder;
  private Tmux tmux;
  private String settingsBefore;

  @BeforeEach
  void openPane() throws IOException {
    tmux = Tmux.start(folder, 90, 20);
    settingsBefore = settings("before");
  }

  @AfterEach
  void closePane() {
    if (tmux != null) {
      tmux.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"screen-256color", "xterm-256color", "linux", "vt100"})
  void showsKeysAndSizes(String type) {
    start("TERM=" + type);
    tmux.awaitText("size 90x20");
    tmux.press("a", "F1", "F10", "Up", "PPage", "BTab", "BSpace", "é", "Enter", "M-u");
    tmux.awaitText("Unknown");
    assertThat(tmux.screen())
        .contains("typed a", "=F1]", "=F10]", "=UP]", "=PAGE_UP]", "=BACK_TAB]", "=BACKSPACE]")
        .contains("typed é", "=ENTER]");
    tmux.run("resize-window", "-x", "70", "-y", "15");
    tmux.awaitText("size 70x15");
    tmux.press("q");
    assertGivenBack();
  }

  @Test
  void withoutUtf8BoxesAreDrawnAndTheRestIsAscii() {
    start("LC_ALL=C");
    // tmux shows a character of the alternate set by its letter
    tmux.awaitText("lqqk 25# ? paints");
    tmux.press("q");
    assertGivenBack();
  }

  @Test
  void pastedTextIsNotTyped() {
    start("TERM=screen");
    tmux.run("set-buffer", "utw\ny");
    tmux.run("paste-buffer", "-p");
    tmux.awaitText("Unknown");
    assertThat(tmux.screen()).doesNotContain("typed");
    tmux.press("q");
    assertGivenBack();
  }

  @Test
  void aKeySplitInTwoIsOneKeyOrEscape() {
    start("TERM=screen");
    tmux.press("-H", "1b");
    tmux.press("-H", "5b", "32", "30", "7e");
    tmux.await("a key", () -> tmux.screen().matches("(?s).*(F9|ESCAPE.*Unknown).*"));
    assertThat(tmux.screen()).doesNotContain("typed");
    tmux.press("q");
    assertGivenBack();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "HUP", "INT"})
  void asksToEndRestore(String signal) throws IOException {
    long pid = start("TERM=screen");
    send(signal, pid);
    awaitEnd(pid);
    assertGivenBack();
  }

  @Test
  void aThreadDumpDoesNotSpoilTheScreen() throws IOException {
    long pid = start("TERM=screen");
    String before = tmux.screen();
    send("QUIT", pid);
    tmux.press("Up");
    tmux.awaitText("=UP]");
    assertThat(tmux.screen().lines().filter(line -> !line.isBlank())).hasSize(3);
    assertThat(before.lines().filter(line -> !line.isBlank())).hasSize(2);
    tmux.press("q");
    assertGivenBack();
  }

  @Test
  void anExceptionIsSeenAfterTheTerminalWasRestored() {
    start("TERM=screen");
    tmux.press("x");
    tmux.awaitText("failed: boom");
    assertGivenBack();
  }

  @Test
  void controlZStopsAndForegroundComesBack() throws IOException {
    start("TERM=screen");
    tmux.press("C-z");
    tmux.awaitText("Stopped");
    assertGivenBack();
    tmux.type("fg");
    tmux.awaitText("letter=Z");
    tmux.press("w");
    tmux.awaitText("typed w");
    tmux.press("q");
    assertGivenBack();
  }

  @Test
  void whereNoShellCouldContinueItControlZDoesNotStopIt() {
    tmux.run("respawn-pane", "-k", command("exec env LC_ALL=C.UTF-8"));
    tmux.awaitText("size 90x20");
    tmux.press("C-z");
    tmux.awaitText("letter=Z");
    tmux.press("w");
    tmux.awaitText("typed w");
  }

  @Test
  void aStormOfResizesEndsAtTheLastSize() {
    start("TERM=screen");
    for (int columns = 60; columns < 100; columns++) {
      tmux.run("resize-window", "-x", "" + columns, "-y", "" + (columns / 4));
    }
    tmux.awaitText("size 99x24");
    tmux.press("w");
    tmux.awaitText("typed w");
    tmux.press("q");
    assertGivenBack();
  }

  @Test
  void aStopFromOutsideRestoresToo() throws IOException {
    long pid = start("TERM=screen");
    send("TSTP", pid);
    tmux.awaitText("Stopped");
    assertGivenBack();
    tmux.type("fg");
    tmux.awaitText("size 90x20");
    tmux.press("w");
    tmux.awaitText("typed w");
    send("TSTP", pid);
    tmux.awaitText("Stopped");
    tmux.type("fg");
    tmux.awaitText("typed w");
    tmux.press("q");
    assertGivenBack();
  }

  @Test
  void afterAStopThatCannotBeCaughtTheScreenIsTakenAgain() throws IOException {
    long pid = start("TERM=screen");
    send("STOP", pid);
    tmux.awaitText("Stopped");
    tmux.type("echo mess");
    tmux.type("fg");
    tmux.await(
        "a clean frame",
        () -> tmux.screen().startsWith("size 90x20") && !tmux.screen().contains("mess"));
    tmux.press("w");
    tmux.awaitText("typed w");
    tmux.press("q");
    assertGivenBack();
  }

  @Test
  void aHangUpEndsTheProgram() {
    long pid = start("TERM=screen");
    tmux.run("kill-pane");
    awaitEnd(pid);
  }

  @Test
  void aHangUpEndsTheProgramAlsoWhenTheSignalIsIgnored() {
    tmux.type("trap '' HUP");
    long pid = start("TERM=screen");
    tmux.run("kill-pane");
    awaitEnd(pid);
  }

  @Test
  void aTerminalThatCannotBeUsedIsRefusedInOneLine() {
    assertRefused("TERM=dumb", "", "refused: TERM is dumb");
    assertRefused("TERM=", "", "refused: TERM is not set");
    assertRefused("TERM=screen", " </dev/null", "refused: standard input and output must both be");
    assertRefused("TERM=screen", " | cat", "refused: standard input and output must both be");
  }

  /** By default screen has no alternate screen: what was painted would stay. */
  @Test
  @Needs(Need.SCREEN)
  void inGnuScreenTheFrameDoesNotStay() throws IOException {
    Path sockets = Files.createDirectory(folder.resolve("screen"));
    Files.setPosixFilePermissions(sockets, PosixFilePermissions.fromString("rwx------"));
    String screen = "SCREENDIR=" + sockets + " screen -c /dev/null ";
    tmux.type(screen + "-S ours env 'PS1=$ ' bash --norc --noprofile");
    try {
      tmux.await("screen", () -> tmux.variable("pane_current_command").equals("screen"));
      tmux.type("echo TERM is $TERM");
      tmux.awaitText("TERM is screen");
      String before = settings("screen-before");
      start("LC_ALL=C.UTF-8");
      tmux.press("F10", "a");
      tmux.awaitText("typed a");
      tmux.press("q");
      tmux.await("a prompt", () -> tmux.screen().matches("(?s).*bye\\s+\\$\\s*"));
      assertThat(tmux.screen()).doesNotContain("typed a").doesNotContain("size 90");
      assertThat(settings("screen-after")).isEqualTo(before);
    } finally {
      tmux.run("run-shell", screen + "-S ours -X quit");
    }
  }

  private void assertRefused(String environment, String redirection, String reason) {
    tmux.type("clear; " + command(environment) + redirection + "; echo exit ${PIPESTATUS[0]}");
    tmux.await(reason, () -> tmux.screen().matches("(?s).*" + reason + ".*exit 2\\s.*"));
  }

  /** Starts the program and returns its PID. */
  private long start(String environment) {
    tmux.type(command(environment));
    tmux.await("a frame", () -> PID.matcher(tmux.screen()).find());
    Matcher matcher = PID.matcher(tmux.screen());
    assertThat(matcher.find()).isTrue();
    return Long.parseLong(matcher.group(1));
  }

  private static String command(String environment) {
    return String.join(
        " ",
        environment,
        String.join(" ", JavaProgram.java()),
        "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx64m",
        "-XX:+UnlockDiagnosticVMOptions -XX:-DisplayVMOutput",
        "-cp",
        String.join(":", place(KeyEcho.class), place(OperatorTerminal.class), place(SGR.class)),
        KeyEcho.class.getName());
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The shell has the terminal, its settings are as they were, and no mode is left on. */
  private void assertGivenBack() {
    tmux.await("the main screen", () -> tmux.variable("alternate_on").equals("0"));
    tmux.await("a prompt", () -> tmux.screen().stripTrailing().endsWith("$"));
    assertThat(settings("after")).isEqualTo(settingsBefore);
    assertThat(tmux.variable("cursor_flag")).isEqualTo("1");
    assertThat(tmux.variable("mouse_any_flag")).isEqualTo("0");
    assertThat(tmux.variable("keypad_flag")).isEqualTo("0");
    assertThat(tmux.variable("wrap_flag")).isEqualTo("1");
  }

  private String settings(String name) {
    Path file = folder.resolve(name);
    try {
      Files.deleteIfExists(file);
      tmux.type("clear; stty -g > " + file + ".new; mv " + file + ".new " + file);
      tmux.await("the tty's settings", () -> Files.exists(file));
      tmux.await("a prompt", () -> tmux.screen().stripTrailing().endsWith("$"));
      return Files.readString(file, StandardCharsets.US_ASCII);
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void send(String signal, long pid) throws IOException {
    new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid).start();
  }

  /** Waits until the process is gone, or only its parent has not noticed yet. */
  private void awaitEnd(long pid) {
    long start = System.nanoTime();
    Path stat = Path.of("/proc", Long.toString(pid), "stat");
    tmux.await("the end of " + pid, () -> hasEnded(stat));
    assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(10));
  }

  private static boolean hasEnded(Path stat) {
    try {
      return Files.readString(stat).replaceFirst(".*\\) ", "").startsWith("Z");
    } catch (IOException gone) {
      return true;
    }
  }
}
