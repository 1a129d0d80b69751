package gunitop.trust;

import gunitop.kernel.Self;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A Python program of a user, with that user's own interpreter, in his folder and environment: run
 * as him and as nobody else. As root a trusted {@code setpriv} gives up every right before the
 * interpreter starts; whoever else we are, it must be our own. One that runs as us, root too, is
 * run only where nobody but root or us could have put interpreter, script and folder there.
 *
 * <p>A trusted {@code setsid} takes it off our terminal first, of which another user's program
 * could make a keyboard. The environment goes through a pipe and never through words, which
 * everybody may read in {@code /proc}.
 *
 * @param uid the user
 * @param gid his group
 * @param groups his other groups
 * @param folder where it starts
 * @param words interpreter and arguments; the first is an absolute path
 * @param environment {@code NAME=value}, bytes as ISO 8859-1
 */
public record UserProgram(
    int uid,
    int gid,
    Set<Integer> groups,
    String folder,
    List<String> words,
    List<String> environment) {
  /** A pipe holds 64 KB: more would wait for a reader. */
  private static final int MOST_INPUT = 60_000;

  /** Reads folder, words and environment from the pipe, and becomes the program. */
  private static final String START =
      String.join(
          "\n",
          "import os",
          "b=b''",
          "while True:",
          "  c=os.read(0,65536)",
          "  if not c: break",
          "  b+=c",
          "p=b.split(b'\\0')",
          "n=int(p[1])",
          "os.chdir(p[0])",
          "os.dup2(os.open('/dev/null',os.O_RDONLY),0)",
          "a=p[2:2+n]",
          "os.execve(a[0],a,dict(x.split(b'=',1) for x in p[2+n:] if b'=' in x))");

  /** Copies the collections. */
  public UserProgram {
    groups = new TreeSet<>(groups);
    words = List.copyOf(words);
    environment = List.copyOf(environment);
  }

  /** Runs it to its end, or to the deadline, after which it is ended; what it started may go on. */
  public ProgramRun run(Duration deadline) {
    byte[] input = input();
    if (input.length > MOST_INPUT) {
      return ProgramRun.notRun("its words and environment are too long");
    }
    int we = Self.effectiveUid();
    if (we != 0 && we != uid) {
      return ProgramRun.notRun("it is run by " + Who.user(uid) + ", and we are not root");
    }
    if (uid == we) {
      String objection = objection();
      if (!objection.isEmpty()) {
        return ProgramRun.notRun(objection);
      }
    }
    Checked<TrustedProgram> setsid =
        TrustedProgram.firstOf(List.of("/usr/bin/setsid", "/bin/setsid"));
    Checked<TrustedProgram> setpriv =
        TrustedProgram.firstOf(List.of("/usr/bin/setpriv", "/bin/setpriv"));
    setpriv.value().ifPresent(TrustedProgram::close);
    if (setsid.value().isEmpty() || uid != we && setpriv.value().isEmpty()) {
      setsid.value().ifPresent(TrustedProgram::close);
      return ProgramRun.notRun(setsid.value().isEmpty() ? setsid.sentence() : setpriv.sentence());
    }
    try (TrustedProgram program = setsid.value().get()) {
      List<String> arguments = new ArrayList<>();
      if (uid != we) {
        arguments.add(setpriv.value().get().path());
        arguments.addAll(unprivileged());
      }
      arguments.addAll(List.of(words.get(0), "-E", "-S", "-c", START));
      return program.run(arguments, input, deadline);
    }
  }

  private List<String> unprivileged() {
    String others = groups.stream().map(Integer::toUnsignedString).collect(Collectors.joining(","));
    return List.of(
        "--reuid=" + Integer.toUnsignedString(uid),
        "--regid=" + Integer.toUnsignedString(gid),
        others.isEmpty() ? "--clear-groups" : "--groups=" + others,
        "--inh-caps=-all",
        "--bounding-set=-all",
        "--no-new-privs",
        "--");
  }

  /** Why it is not ours alone; empty where it is. */
  private String objection() {
    Checked<TrustedProgram> interpreter = TrustedProgram.open(words.get(0));
    interpreter.value().ifPresent(TrustedProgram::close);
    Checked<TrustedDirectory> place = TrustedDirectory.open(folder);
    place.value().ifPresent(TrustedDirectory::close);
    String found = interpreter.sentence() + place.sentence();
    if (found.isEmpty() && words.size() > 1 && words.get(1).startsWith("/")) {
      Checked<CheckedFile> script = CheckedFile.trusted(words.get(1));
      script.value().ifPresent(CheckedFile::close);
      found = script.sentence();
    }
    return found;
  }

  private byte[] input() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    add(bytes, folder.getBytes(StandardCharsets.UTF_8));
    add(bytes, String.valueOf(words.size()).getBytes(StandardCharsets.UTF_8));
    words.forEach(word -> add(bytes, word.getBytes(StandardCharsets.UTF_8)));
    environment.forEach(entry -> add(bytes, entry.getBytes(StandardCharsets.ISO_8859_1)));
    return bytes.toByteArray();
  }

  private static void add(ByteArrayOutputStream bytes, byte[] part) {
    bytes.writeBytes(part);
    bytes.write(0);
  }
}
