package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where gunitop cannot start or cannot answer, it says why in one line and ends with 70: never with
 * 1, which says that there is no Gunicorn.
 */
@Timeout(120)
class FailedStartIT {
  /** A user without any other process, of which the limit counts each on the host. */
  private static final int NOBODY_ELSES = 64_999;

  private static final Path BUILT = Path.of(System.getProperty("gunitop.launcher"));
  private static final String EVERY_WAY =
      "--once,--once --json,--version,--help,--demo list,--demo";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "JAVA_TOOL_OPTIONS=-Xmx9q",
        "_JAVA_OPTIONS=-Xmx1k",
        "JAVA_TOOL_OPTIONS=-Xss1k",
        "JAVA_TOOL_OPTIONS=-javaagent:/nope.jar",
        "JAVA_TOOL_OPTIONS=-agentlib:nope",
        "JDK_JAVA_OPTIONS='-unclosed",
        "JDK_JAVA_OPTIONS=@/nope",
      })
  void anOptionThatJavaCannotTake(String variable) {
    assertFailed(run(variable, BUILT + " --once"));
  }

  @Test
  void whicheverWayItIsStarted() {
    for (String way : EVERY_WAY.split(",")) {
      Shell.Result result = run("JAVA_TOOL_OPTIONS=-javaagent:/nope.jar", BUILT + " " + way);
      assertFailed(result);
      assertThat(result.err()).as(way).contains("does not start", "/nope.jar");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "JAVA_TOOL_OPTIONS=-XX:+UseG1GC",
        "JDK_JAVA_OPTIONS=-XX:+UseParallelGC",
        "_JAVA_OPTIONS=-Xms512m",
      })
  void anOptionThatContradictsOursIsTheOperatorsToChoose(String variable) {
    Shell.Result result = run(variable, BUILT + " --version");
    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out()).startsWith("gunitop ");
    assertThat(words(result)).hasSize(1);
    assertThat(words(result).get(0)).startsWith("gunitop: starts without its own Java options");
  }

  @Test
  void tooLittleAddressSpace() {
    assertFailed(run("A=B", "ulimit -v 300000; exec " + BUILT + " --once"));
  }

  @Test
  @Needs(Need.ROOT)
  void tooFewProcesses() {
    String limited = "ulimit -p 3; exec '" + Gunitop.sharedCopy() + "' --version";
    Shell.Result result =
        Shell.run(concat(OtherUser.prefix(NOBODY_ELSES), List.of("sh", "-c", limited)), Map.of());
    assertFailed(result);
  }

  @Test
  void anOutputThatCannotBeWritten() {
    for (String way : "--once,--once --json,--version,--help,--demo list".split(",")) {
      for (String output : List.of(">/dev/full", ">&-")) {
        Shell.Result result = run("A=B", BUILT + " " + way + " " + output);
        assertFailed(result);
        assertThat(result.err()).as(way).startsWith("gunitop: cannot write its output: ");
      }
    }
  }

  @Test
  void anOutputThatNobodyReads() {
    // The reader is gone before the first word: it ends once the writer has the pipe.
    String piped = "{ while read line; do :; done; %s %s; echo $? >%s; } <&3 | exec 3>&- true";
    for (String way : List.of("--once", "--help")) {
      Path code = folder.resolve("code");
      Shell.Result result = run("A=B", "exec 3</dev/null; " + piped.formatted(BUILT, way, code));
      assertThat(code).content().isEqualTo("70\n");
      assertThat(words(result)).hasSize(1);
    }
  }

  @Test
  void inputAndErrorMayBeClosed() {
    assertThat(run("A=B", BUILT + " --version <&-").exitCode()).isZero();
    assertThat(run("A=B", BUILT + " --version 2>&-").out()).startsWith("gunitop ");
    assertThat(run("A=B", BUILT + " --once --json <&- 2>&-").out()).startsWith("{");
    assertThat(run("A=B", BUILT + " <&-").exitCode()).isEqualTo(2);
  }

  @Test
  void aFileThatIsNotWhole() throws IOException {
    byte[] whole = Files.readAllBytes(BUILT);
    for (int length : new int[] {3000, whole.length / 2, whole.length - 1}) {
      Path part = folder.resolve("part");
      Files.copy(BUILT, part, StandardCopyOption.COPY_ATTRIBUTES);
      Files.write(part, Arrays.copyOf(whole, length));
      Shell.Result result = run("A=B", part + " --version");
      assertThat(result.exitCode()).as(length + ": " + result).isEqualTo(70);
      assertThat(result.err()).isNotBlank().doesNotContain("\tat ");
      Files.delete(part);
    }
  }

  @Test
  void whatAnAgentPrintsIsNoPartOfTheJson() throws IOException {
    Path agent = agent();
    Shell.Result result = run("JAVA_TOOL_OPTIONS=-javaagent:" + agent, BUILT + " --once --json");
    assertThat(result.exitCode()).as(result.toString()).isIn(0, 1);
    assertThat(Gunitop.parse(result).get("version").asText()).isNotBlank();
    assertThat(result.out()).doesNotContain("printed by the agent");
    for (String option : List.of("-verbose:class", "-XX:+PrintFlagsFinal")) {
      Gunitop.parse(run("_JAVA_OPTIONS=" + option, BUILT + " --once --json"));
    }
  }

  private Path agent() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(compiler).as("a JDK, by which the product is built").isNotNull();
    Path source =
        Files.writeString(
            folder.resolve("Agent.java"),
            "public class Agent { public static void premain(String a) {"
                + " System.out.println(\"printed by the agent\"); } }");
    assertThat(compiler.run(null, null, null, "--release", "17", source.toString())).isZero();
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", "Agent");
    Path jar = folder.resolve("agent.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      out.putNextEntry(new JarEntry("Agent.class"));
      Files.copy(folder.resolve("Agent.class"), out);
    }
    return jar;
  }

  private static void assertFailed(Shell.Result result) {
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(70);
    assertThat(result.out()).as(result.toString()).isEmpty();
    assertThat(words(result)).as(result.toString()).hasSize(1);
    assertThat(words(result).get(0)).startsWith("gunitop").doesNotContain("\tat ");
  }

  /** What was said, without Java's own notice of such a variable. */
  private static List<String> words(Shell.Result result) {
    return result.err().lines().filter(line -> !line.contains("Picked up ")).toList();
  }

  private static Shell.Result run(String variable, String script) {
    int equals = variable.indexOf('=');
    return Shell.run(
        List.of("sh", "-c", script),
        Map.of(variable.substring(0, equals), variable.substring(equals + 1)));
  }

  private static List<String> concat(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
