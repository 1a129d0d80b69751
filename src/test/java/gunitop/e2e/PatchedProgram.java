package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The product's own jar, with one class before it on the class path that throws on purpose. */
final class PatchedProgram {
  /** The one that compiles: another may not know its classes. */
  static final String JAVA = System.getProperty("java.home") + "/bin/java";

  private PatchedProgram() {}

  /** Compiles a class of {@code src/test/resources/crash} into the directory's {@code patch}. */
  static Path compile(String name, Path directory) throws IOException {
    return compile(name, directory, Gunitop.command().get(0));
  }

  static Path compile(String name, Path directory, String classPath) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Path sources = Path.of("src/test/resources/crash");
    Path patch = Files.createDirectories(directory.resolve("patch"));
    Path source;
    try (Stream<Path> files = Files.walk(sources)) {
      source = files.filter(file -> file.endsWith(name + ".java.txt")).findFirst().orElseThrow();
    }
    Path java = Files.copy(source, directory.resolve(name + ".java"));
    List<String> command =
        List.of("-proc:none", "-cp", classPath, "-d", patch.toString(), java.toString());
    assertThat(compiler.run(null, null, null, command.toArray(String[]::new))).isZero();
    assertThat(
            PatchedProgram.class
                .getClassLoader()
                .getResource(className(java).replace('.', '/') + ".class"))
        .as("the class that " + name + " takes the place of")
        .isNotNull();
    return patch;
  }

  /** By the package in its first line. */
  static String className(Path source) throws IOException {
    String first = Files.readAllLines(source).get(0);
    String name = source.getFileName().toString().replace(".java", "");
    return first.replace("package ", "").replace(";", "") + "." + name;
  }

  /** The command that starts it. */
  static List<String> command(Path patch, String... arguments) {
    return Stream.concat(
            Stream.of(
                JAVA,
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                patch + ":" + Gunitop.command().get(0),
                "gunitop.app.Main",
                "--no-config"),
            Stream.of(arguments))
        .toList();
  }
}
