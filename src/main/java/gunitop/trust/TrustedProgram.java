package gunitop.trust;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A program that nobody but root or we could have put there, open until it is closed: what is run
 * is what was checked. So is the interpreter that a script names in its first line ({@code
 * execve(2)}), and what {@code env} finds by that line. A script knows itself by the path of our
 * descriptor; what it reads besides itself, such as the libraries of Python, is not checked.
 */
public final class TrustedProgram implements AutoCloseable {
  private static final int EXECUTE = 0111;

  /** {@code BINPRM_BUF_SIZE}: the kernel looks no further for an interpreter. */
  private static final int FIRST_LINE = 256;

  /** Interpreters that are scripts themselves ({@code exec_binprm} in {@code fs/exec.c}). */
  private static final int INTERPRETERS = 5;

  private final CheckedFile file;

  private TrustedProgram(CheckedFile file) {
    this.file = file;
  }

  /** Opens a program by its absolute path. */
  public static Checked<TrustedProgram> open(String path) {
    return open(path, 0).then(file -> new Checked.Good<>(new TrustedProgram(file)));
  }

  /** The first of these that can be run; where none can, why not the first that is there. */
  public static Checked<TrustedProgram> firstOf(List<String> paths) {
    Checked<TrustedProgram> answer = new Checked.Absent<>("there is no " + paths.get(0));
    for (String path : paths) {
      Checked<TrustedProgram> found = open(path);
      if (found.value().isPresent()) {
        return found;
      }
      boolean there = !(found instanceof Checked.Absent<TrustedProgram>);
      if (there && answer instanceof Checked.Absent<TrustedProgram>) {
        answer = found;
      }
    }
    return answer;
  }

  private static Checked<CheckedFile> open(String path, int scripts) {
    return CheckedFile.trusted(path)
        .then(
            file -> {
              Checked<CheckedFile> checked = checked(path, file, scripts);
              if (checked.value().isEmpty()) {
                file.close();
              }
              return checked;
            });
  }

  private static Checked<CheckedFile> checked(String path, CheckedFile file, int scripts) {
    if ((file.status().mode() & EXECUTE) == 0) {
      return new Checked.Refused<>(path + " is no program");
    }
    Checked<Content> start = file.read(FIRST_LINE);
    if (start.value().isEmpty()) {
      return start.failure();
    }
    String text = new String(start.value().get().bytes(), StandardCharsets.ISO_8859_1);
    Optional<FirstLine> line = FirstLine.of(text);
    if (line.isEmpty()) {
      return new Checked.Good<>(file);
    }
    if (scripts == INTERPRETERS) {
      return new Checked.Refused<>(path + " is one script too many");
    }
    Checked<CheckedFile> interpreter = open(line.get().interpreter(), scripts + 1);
    interpreter.value().ifPresent(CheckedFile::close);
    if (interpreter.value().isPresent() && line.get().sought().isPresent()) {
      interpreter = sought(line.get().sought().get(), scripts + 1);
      interpreter.value().ifPresent(CheckedFile::close);
    }
    return interpreter.value().isPresent()
        ? new Checked.Good<>(file)
        : new Checked.Refused<>(path + " is run by what cannot be: " + interpreter.sentence());
  }

  /** What {@code env} will find. */
  private static Checked<CheckedFile> sought(String name, int scripts) {
    if (name.contains("/")) {
      return open(name, scripts);
    }
    for (String directory : ChildProgram.searchPath()) {
      Checked<CheckedFile> found = open(directory + "/" + name, scripts);
      if (!(found instanceof Checked.Absent<CheckedFile>)) {
        return found;
      }
    }
    return new Checked.Absent<>("there is no " + name);
  }

  /** Runs it with these arguments to its end, or to the deadline, after which it is ended. */
  public ProgramRun run(List<String> arguments, Duration deadline) {
    return ChildProgram.run(file, arguments, deadline);
  }

  /** The same, which reads this from its standard input; at most what a pipe holds. */
  ProgramRun run(List<String> arguments, byte[] input, Duration deadline) {
    return ChildProgram.run(file, arguments, input, deadline);
  }

  /** Where it lies, without links. */
  public String path() {
    return file.path();
  }

  @Override
  public void close() {
    file.close();
  }
}
