package gunitop.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one file that an operator copies to a host. */
class LauncherIT {
  private static final Path BUILT = Path.of(System.getProperty("gunitop.launcher"));
  private static final String VERSION = "gunitop " + System.getProperty("gunitop.version") + "\n";
  private static final String JAVA = System.getProperty("java.home");
  private static final int DEADLINE_SECONDS = 60;

  @TempDir Path folder;

  private Path spaced;

  private record Ended(int exitCode, String out, String err) {}

  @BeforeEach
  void copyIntoAFolderWithSpaces() throws IOException {
    spaced = Files.createDirectories(folder.resolve("a b/it's \"c\"")).resolve("guni top");
    Files.copy(BUILT, spaced, StandardCopyOption.COPY_ATTRIBUTES);
  }

  @Test
  void startsFromAPathWithSpaces() throws Exception {
    assertThat(start(folder, Map.of("JAVA_HOME", JAVA), spaced.toString(), "-V"))
        .isEqualTo(new Ended(0, VERSION, ""));
  }

  @Test
  void startsThroughASymbolicLink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link to it"), spaced);
    assertThat(start(Path.of("/"), Map.of("JAVA_HOME", JAVA), link.toString(), "-V"))
        .isEqualTo(new Ended(0, VERSION, ""));
  }

  @Test
  void startsByARelativePathAndByName() throws Exception {
    Map<String, String> environment =
        Map.of("JAVA_HOME", JAVA, "PATH", spaced.getParent() + ":" + System.getenv("PATH"));
    assertThat(start(spaced.getParent(), environment, "./guni top", "-V").out()).isEqualTo(VERSION);
    assertThat(start(Path.of("/"), environment, "sh", "-c", "\"guni top\" -V").out())
        .isEqualTo(VERSION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-27T16:21:25",
        "it's \"quoted\"",
        "two\nlines",
        "st*r? [x]",
        "@file",
        "100%p",
        "-dash",
        "\u00fcn\u00efc\u00f6de",
        "back\\slash $HOME `x` ; &",
        "ha#sh and a!b",
      })
  void startsFromAPathOfAnyName(String name) throws Exception {
    Path file = Files.createDirectories(folder.resolve(name)).resolve(name);
    Files.copy(BUILT, file, StandardCopyOption.COPY_ATTRIBUTES);
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    for (String locale : List.of("C", "C.UTF-8")) {
      Map<String, String> environment = Map.of("JAVA_HOME", JAVA, "LC_ALL", locale);
      Ended good = new Ended(0, VERSION, "");
      assertThat(start(folder, environment, file.toString(), "-V")).isEqualTo(good);
      assertThat(start(folder, environment, link.toString(), "-V")).isEqualTo(good);
      assertThat(start(file.getParent(), environment, "sh", "--", name, "-V")).isEqualTo(good);
      Ended once = start(folder, environment, file.toString(), "--once");
      assertThat(once.err()).as(locale).isEmpty();
      assertThat(once.exitCode()).isIn(0, 1);
    }
  }

  /** In the name of a file in a jar Java takes {@code !/} for the end of the jar's own. */
  @Test
  void aPathThatJavaCannotReadIsNamed() throws Exception {
    Path file = Files.createDirectories(folder.resolve("new!")).resolve("gunitop");
    Files.copy(BUILT, file, StandardCopyOption.COPY_ATTRIBUTES);
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    for (Path name : List.of(file, link)) {
      Ended ended = start(folder, Map.of("JAVA_HOME", JAVA), name.toString(), "--once");
      assertThat(ended)
          .isEqualTo(
              new Ended(
                  70,
                  "",
                  "gunitop: Java reads no file below a directory whose name ends in '!'; copy "
                      + file.toRealPath()
                      + " elsewhere\n"));
    }
  }

  @Test
  void aJavaHomeThatDoesNotServeIsPassedOver() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));
    Path broken = Files.createDirectories(folder.resolve("with:colon/bin"));
    Files.writeString(broken.resolveSibling("release"), "JAVA_VERSION=\"17.0.1\"\n");
    script(broken.resolve("java"), "echo 'Error: no JVM' >&2; exit 1");
    for (Path home : List.of(link, broken.getParent())) {
      Map<String, String> environment =
          Map.of("JAVA_HOME", home.toString(), "PATH", JAVA + "/bin:" + System.getenv("PATH"));
      assertThat(start(folder, environment, spaced.toString(), "-V").out()).isEqualTo(VERSION);
    }
    Map<String, String> alone =
        Map.of("JAVA_HOME", broken.getParent().toString(), "PATH", toolsWithoutJava().toString());
    Ended ended = start(folder, alone, spaced.toString(), "-V");
    assertThat(ended.exitCode()).isEqualTo(70);
    assertThat(ended.err()).endsWith("bin/java does not start: no JVM\n");
  }

  @Test
  void findsJavaByThePath() throws Exception {
    Map<String, String> environment =
        Map.of("JAVA_HOME", "", "PATH", JAVA + "/bin:" + System.getenv("PATH"));
    assertThat(start(folder, environment, spaced.toString(), "-V").out()).isEqualTo(VERSION);
  }

  @Test
  void becomesJavaWithTheFlagsOfAConsole() throws Exception {
    // It is asked whether it starts before.
    String body = "[ \"$1\" = --dry-run ] || printf '%s\\n' \"$PPID-$$\" \"$@\"";
    Path java = fakeJava("17.0.1", body);
    Ended ended = start(folder, Map.of("JAVA_HOME", home(java)), spaced.toString(), "a b", "", "*");
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out().lines())
        .contains("-XX:+UseSerialGC", "-Xmx64m", "-XX:+IgnoreUnrecognizedVMOptions")
        .endsWith("-cp", "/proc/self/fd/4", "gunitop.app.Main", "a b", "", "*");
    // The launcher has become java: no shell stays between it and whoever started it.
    assertThat(ended.out()).startsWith(ProcessHandle.current().pid() + "-");
  }

  @Test
  void badUsageIsOneLineAndExitCode2() throws Exception {
    Ended ended = start(folder, Map.of("JAVA_HOME", JAVA), spaced.toString(), "--frob");
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).matches("gunitop: there is no option --frob.*\n");
  }

  @Test
  void withoutJavaSaysSoInOneLine() throws Exception {
    Path tools = toolsWithoutJava();
    Ended ended =
        start(folder, Map.of("JAVA_HOME", "", "PATH", tools.toString()), spaced.toString());
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err()).matches("gunitop: needs Java 17 or later; there is no java .*\n");
  }

  @Test
  void tooOldAJavaIsNamed_byItsReleaseFile() throws Exception {
    Path java = fakeJava("11.0.2", "echo started anyway");
    assertThat(refusal(java)).contains(java + " is Java 11.");
  }

  @Test
  void tooOldAJavaIsNamed_byItsOwnWordWhereThereIsNoReleaseFile() throws Exception {
    Path java = fakeJava(null, "echo 'java version \"1.8.0_392\"' >&2");
    assertThat(refusal(java)).contains(java + " is Java 8.");
  }

  @Test
  void aJavaThatTellsNoVersionIsNotTrusted() throws Exception {
    Path java = fakeJava(null, "exit 1");
    assertThat(refusal(java)).contains(java + " is of no version that it would tell");
  }

  @Test
  void passesOverAnOldJavaHomeForANewerJavaOnThePath() throws Exception {
    Path java = fakeJava("11.0.2", "echo started anyway");
    Map<String, String> environment =
        Map.of("JAVA_HOME", home(java), "PATH", JAVA + "/bin:" + System.getenv("PATH"));
    assertThat(start(folder, environment, spaced.toString(), "-V").out()).isEqualTo(VERSION);
  }

  private String refusal(Path java) throws Exception {
    Map<String, String> environment =
        Map.of("JAVA_HOME", home(java), "PATH", toolsWithoutJava().toString());
    Ended ended = start(folder, environment, spaced.toString(), "-V");
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).startsWith("gunitop: needs Java 17 or later").hasLineCount(1);
    return ended.err();
  }

  private static String home(Path java) {
    return java.getParent().getParent().toString();
  }

  /** A script in the place of java; with a release file where {@code release} is not null. */
  private Path fakeJava(String release, String body) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("old jdk/bin"));
    if (release != null) {
      Files.writeString(
          bin.resolveSibling("release"),
          "IMPLEMENTOR=\"X=Y\"\nJAVA_VERSION=\"" + release + "\"\nOS_NAME=\"Linux\"\n");
    }
    return script(bin.resolve("java"), body);
  }

  private Path toolsWithoutJava() throws IOException {
    Path tools = Files.createDirectories(folder.resolve("tools"));
    for (String name : List.of("readlink", "sed", "id", "ls", "cksum")) {
      script(tools.resolve(name), "exec \"$(PATH=/usr/bin:/bin command -v " + name + ")\" \"$@\"");
    }
    return tools;
  }

  private static Path script(Path file, String body) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Ended start(Path directory, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(directory.toFile()).environment().putAll(environment);
    Process process = begun(builder.redirectOutput(out.toFile()).redirectError(err.toFile()));
    try {
      process.getOutputStream().close();
      assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).as("ended in time").isTrue();
      return new Ended(
          process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    } finally {
      process.destroyForcibly();
    }
  }

  /**
   * A test beside this one may have forked while a script was being written: until that child
   * executes, the kernel takes the script for one that is open for writing ({@code ETXTBSY}).
   */
  private static Process begun(ProcessBuilder builder) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    while (true) {
      try {
        return builder.start();
      } catch (IOException e) {
        if (!e.getMessage().contains("error=26,") || System.nanoTime() > deadline) {
          throw e;
        }
        Thread.onSpinWait();
      }
    }
  }
}
