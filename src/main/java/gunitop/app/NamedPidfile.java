package gunitop.app;

import gunitop.process.Printable;
import gunitop.trust.Checked;
import gunitop.trust.Content;
import gunitop.trust.ForeignFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/** What a pidfile names. */
public sealed interface NamedPidfile {

  /** A process with this PID exists; whether it is a Gunicorn is for a snapshot to say. */
  record Names(int pid) implements NamedPidfile {}

  /** It names no process; {@code line} says why, and what to do. */
  record Useless(String line) implements NamedPidfile {}

  /**
   * Reads a pidfile, as Gunicorn writes it: a number and a newline ({@code gunicorn/pidfile.py}).
   *
   * @param exists whether there is a process with this PID
   */
  static NamedPidfile read(Path file, IntPredicate exists) {
    String name = "pidfile " + Printable.of(file.toString());
    Checked<Content> read =
        ForeignFiles.ofThisHost()
            .open(file.toAbsolutePath().toString())
            .then(
                open -> {
                  try (open) {
                    return open.read(MOST_BYTES);
                  }
                });
    if (read.value().isEmpty()) {
      return new Useless(name + ": " + Printable.of(read.sentence()) + advice(read));
    }
    byte[] bytes = read.value().get().bytes();
    String text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
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

  private static String advice(Checked<Content> read) {
    if (read instanceof Checked.Absent<Content>) {
      return ": is the path right, and Gunicorn started with --pid?";
    }
    return read instanceof Checked.Unreadable<Content>
        ? ": run gunitop as its owner or as root"
        : "";
  }

  /** More than any PID needs; the rest of a wrong file is of no interest. */
  int MOST_BYTES = 40;
}
