package gunitop.app;

import gunitop.process.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/** What a pidfile names. */
public sealed interface Pidfile {

  /** A process with this PID exists; whether it is a Gunicorn is for a snapshot to say. */
  record Names(int pid) implements Pidfile {}

  /** It names no process; {@code line} says why, and what to do. */
  record Useless(String line) implements Pidfile {}

  /**
   * Reads a pidfile, as Gunicorn writes it: a number and a newline ({@code gunicorn/pidfile.py}).
   *
   * @param exists whether there is a process with this PID
   */
  static Pidfile read(Path file, IntPredicate exists) {
    String name = "pidfile " + Printable.of(file.toString());
    // A FIFO would never end.
    if (!Files.isRegularFile(file)) {
      return new Useless(name + whyNoFile(file));
    }
    String text;
    try (InputStream in = Files.newInputStream(file)) {
      text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1).strip();
    } catch (AccessDeniedException e) {
      return new Useless(name + " may not be read: run gunitop as its owner or as root");
    } catch (IOException e) {
      return new Useless(name + " cannot be read: " + Printable.of(String.valueOf(e.getMessage())));
    }
    if (text.isEmpty()) {
      return new Useless(name + " is empty: its master is starting, or is gone; give a PID");
    }
    OptionalInt pid = PositiveNumber.parse(text, Integer.MAX_VALUE);
    if (pid.isEmpty()) {
      String shown = "'" + Printable.of(text) + "'";
      return new Useless(
          PositiveNumber.isTooLarge(text, Integer.MAX_VALUE)
              ? name + " holds " + shown + ", which is too large for a PID"
              : name + " holds no PID but " + shown);
    }
    return exists.test(pid.getAsInt())
        ? new Names(pid.getAsInt())
        : new Useless(name + " is stale: there is no process " + pid.getAsInt());
  }

  private static String whyNoFile(Path file) {
    if (Files.exists(file)) {
      return " is no regular file";
    }
    return Files.notExists(file)
        ? " does not exist: is the path right, and Gunicorn started with --pid?"
        : " may not be looked at: run gunitop as its owner or as root";
  }

  /** More than any PID needs; the rest of a wrong file is of no interest. */
  int MOST_BYTES = 40;
}
