package gunitop.ui.terminal;

import gunitop.needs.Need;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A tmux server of our own with one pane, in which a shell runs; ended on close. */
final class Tmux implements AutoCloseable {
  private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final Path socket;

  private Tmux(Path socket) {
    this.socket = socket;
  }

  /** Starts the server; its socket lies in this folder. */
  static Tmux start(Path folder, int columns, int rows) {
    Need.TMUX.mustBeDeclared();
    Tmux tmux = new Tmux(folder.resolve("tmux"));
    tmux.run(
        "-f",
        "/dev/null",
        "new-session",
        "-d",
        "-x",
        "" + columns,
        "-y",
        "" + rows,
        "env",
        "PS1=$ ",
        "bash",
        "--norc",
        "--noprofile");
    tmux.await("a prompt", () -> tmux.screen().startsWith("$"));
    return tmux;
  }

  /** Runs a command of tmux and returns what it printed. */
  String run(String... command) {
    List<String> line = new ArrayList<>(List.of("/usr/bin/tmux", "-S", socket.toString()));
    line.addAll(List.of(command));
    try {
      ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
      builder.environment().put("LC_ALL", "C.UTF-8");
      builder.environment().remove("TMUX");
      Process process = builder.start();
      process.getOutputStream().close();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new IllegalStateException("tmux cannot be run", failed);
    }
  }

  /** Presses keys, by tmux's names. */
  void press(String... keys) {
    List<String> line = new ArrayList<>(List.of("send-keys"));
    line.addAll(List.of(keys));
    run(line.toArray(new String[0]));
  }

  /** Types a line and Enter. */
  void type(String line) {
    run("send-keys", "-l", line);
    press("Enter");
  }

  /** What the pane shows. */
  String screen() {
    return run("capture-pane", "-p");
  }

  /** A variable of the pane, as tmux formats it. */
  String variable(String name) {
    return run("display-message", "-p", "#{" + name + "}").strip();
  }

  /** Waits until the screen holds this text. */
  void awaitText(String text) {
    await(text, () -> screen().contains(text));
  }

  /** Waits until this is so. */
  void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + DEADLINE_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("waited in vain for: " + what + "; the screen:\n" + screen());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  @Override
  public void close() {
    run("kill-server");
  }
}
