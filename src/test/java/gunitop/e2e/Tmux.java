package gunitop.e2e;

import gunitop.needs.Need;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A terminal of a fixed size with one command in it: a tmux server of its own, ended at close. */
public final class Tmux implements AutoCloseable {
  /** For what a screen shows after the next few samples. */
  static final Duration LIMIT = Duration.ofSeconds(45);

  /** A look at the screen is a program that is started. */
  private static final Duration POLL = Duration.ofMillis(80);

  /** An offer counts once it stood for 200 ms, and a key that came alone: this covers both. */
  private static final long STABLE_NANOS = Duration.ofMillis(300).toNanos();

  /**
   * Runs the command, keeps its PID and its exit code, and then keeps its last screen. (tmux 3.3
   * does so by itself, but at times forgets the exit code.)
   */
  private static final String KEEPER =
      """
      sh -c 'echo $$ > "$0/pid"; exec "$@"' "$@"
      echo $? > "$1/code"
      mv "$1/code" "$1/exit"
      exec sleep 1000
      """;

  private final Path directory = temporaryDirectory();
  private final Path socket = directory.resolve("socket");

  /** Starts a command in a new terminal. */
  Tmux(int columns, int rows, String term, List<String> command) {
    Need.TMUX.mustBeDeclared();
    List<String> start = new ArrayList<>(List.of("-f", "/dev/null", "start-server", ";"));
    start.addAll(List.of("set", "-g", "status", "off", ";"));
    start.addAll(List.of("set", "-g", "default-terminal", term, ";"));
    start.addAll(List.of("set", "-s", "escape-time", "0", ";"));
    start.addAll(List.of("new-session", "-d", "-x", "" + columns, "-y", "" + rows));
    start.addAll(List.of("sh", "-c", KEEPER, "keeper", directory.toString()));
    start.addAll(command);
    tmux(start.toArray(String[]::new));
  }

  /** A terminal of htop's usual kind. */
  static Tmux running(int columns, int rows, String... command) {
    return new Tmux(columns, rows, "screen-256color", List.of(command));
  }

  /** Types keys, by tmux's names: {@code "q"}, {@code "Enter"}, {@code "C-c"}. */
  public void type(String... keys) {
    List<String> command = new ArrayList<>(List.of("send-keys"));
    command.addAll(Arrays.asList(keys));
    tmux(command.toArray(String[]::new));
  }

  /** Has these bytes come in at once, as a terminal's reply does. */
  void inject(byte[] bytes) {
    try {
      Path input = Files.write(directory.resolve("input"), bytes);
      tmux("load-buffer", "-b", "in", input.toString(), ";", "paste-buffer", "-rd", "-b", "in");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands on the screen now. */
  public ScreenSight sight() {
    return new ScreenSight(tmux("capture-pane", "-p").out());
  }

  /** The same with its colours, as escape codes. */
  ScreenSight sightWithColours() {
    return new ScreenSight(tmux("capture-pane", "-p", "-e").out());
  }

  /** Waits until the screen is as described, and returns it. */
  public ScreenSight await(String description, Predicate<ScreenSight> wanted) {
    return await(description, LIMIT, wanted);
  }

  /** Waits until the screen is as described, and returns it; fails with the last screen. */
  ScreenSight await(String description, Duration limit, Predicate<ScreenSight> wanted) {
    ScreenSight[] last = {new ScreenSight("")};
    return Await.present(
        description,
        limit,
        POLL,
        () -> {
          last[0] = sight();
          return Optional.of(last[0]).filter(wanted);
        },
        () -> "the last screen:\n" + last[0].text());
  }

  /**
   * Waits until the screen has been as described for a while, in every look at it: what a key needs
   * that counts only when the operator could have read its offer.
   */
  public ScreenSight awaitStable(
      String description, Duration limit, Predicate<ScreenSight> wanted) {
    long[] since = {0};
    return await(
        description + ", steadily",
        limit,
        sight -> {
          if (!wanted.test(sight)) {
            since[0] = 0;
            return false;
          }
          if (since[0] == 0) {
            since[0] = System.nanoTime();
          }
          return System.nanoTime() - since[0] >= STABLE_NANOS;
        });
  }

  /** Changes the size of the terminal. */
  void resize(int columns, int rows) {
    tmux("resize-window", "-x", "" + columns, "-y", "" + rows);
  }

  /** Where its server listens. */
  String socket() {
    return socket.toString();
  }

  /** The PID of its server, which reads what the command writes. */
  int serverPid() {
    return Integer.parseInt(ask("#{pid}"));
  }

  /** The PID of the command. */
  public int pid() {
    return awaitNumber("pid");
  }

  /** Waits for the command's end and returns its exit code. */
  int awaitExit() {
    return awaitNumber("exit");
  }

  /** Whether a program still has the terminal's alternate screen. */
  boolean showsAlternateScreen() {
    return ask("#{alternate_on}").equals("1");
  }

  /** Whether the cursor can be seen. */
  boolean showsCursor() {
    return ask("#{cursor_flag}").equals("1");
  }

  /** Ends the terminal, and with it the command. */
  @Override
  public void close() {
    Shell.run("tmux", "-S", socket.toString(), "kill-server");
    // The keeper may still write how the command ended.
    Await.until("the end of the terminal's folder", this::isRemoved);
  }

  private boolean isRemoved() {
    try {
      for (String name : List.of("pid", "code", "exit", "input", "socket", "")) {
        Files.deleteIfExists(directory.resolve(name));
      }
      return true;
    } catch (DirectoryNotEmptyException written) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The number in a file that the keeper writes. */
  private int awaitNumber(String name) {
    return Await.present(
        "the command's " + name,
        LIMIT,
        () -> Optional.of(read(name).strip()).filter(text -> !text.isEmpty()).map(Integer::valueOf),
        () -> "the last screen:\n" + sight().text());
  }

  private String read(String name) {
    try {
      Path file = directory.resolve(name);
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("gunitop-tmux");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String ask(String format) {
    return tmux("display-message", "-p", format).out().strip();
  }

  private Shell.Result tmux(String... arguments) {
    List<String> command = new ArrayList<>(List.of("tmux", "-S", socket.toString()));
    command.addAll(List.of(arguments));
    Shell.Result result = Shell.run(command.toArray(String[]::new));
    if (result.exitCode() != 0) {
      throw new AssertionError(String.join(" ", command) + ": " + result.err());
    }
    return result;
  }
}
