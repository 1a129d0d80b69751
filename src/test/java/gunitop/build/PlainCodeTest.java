package gunitop.build;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;

class PlainCodeTest {
  private static final int INVOKE_DYNAMIC = 18;

  @TempDir Path folder;

  @Test
  void leavesNothingInTheProductToBootstrapMethods() throws IOException {
    assertThat(linked(Path.of("target/classes"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(classes = {Lambdas.class, References.class, Records.class})
  void leavesTheAnswersAsTheyWere(Class<?> samples) throws Exception {
    copySamples();
    List<?> before = answers(samples.getName());
    PlainCode.rewrite(folder);
    assertThat(answers(samples.getName())).isEqualTo(before).hasSizeGreaterThan(10);
    assertThat(linked(folder)).isSubsetOf("gunitop/build/Lambdas");
  }

  @Test
  void namesTheLambdasFileAndLineInStackTraces() throws Exception {
    compile(
        "class A implements Runnable {\n public void run() {\n  call(() -> 1 / 0);\n }\n"
            + " static void call(java.util.function.IntSupplier of) {\n  of.getAsInt();\n }\n}");
    PlainCode.rewrite(folder);
    assertThat(catchThrowable(instance("A", Runnable.class)::run))
        .isInstanceOf(ArithmeticException.class)
        .satisfies(
            thrown ->
                assertThat(thrown.getStackTrace())
                    .extracting(StackTraceElement::toString)
                    .map(frame -> frame.substring(frame.indexOf('/') + 1))
                    .startsWith(
                        "A.lambda$run$0(A.java:3)",
                        "A$$Lambda1.getAsInt(A.java:3)",
                        "A.call(A.java:6)",
                        "A.run(A.java:3)"));
  }

  @Test
  void givesTheSameBytesAndChangesNothingTheSecondTime() throws IOException {
    copySamples();
    PlainCode.rewrite(folder);
    Map<String, String> first = contents();
    PlainCode.rewrite(folder);
    assertThat(contents()).isEqualTo(first);
    copySamples();
    PlainCode.rewrite(folder);
    assertThat(contents()).isEqualTo(first);
  }

  @Test
  void takesTheLambdasOfAnEarlierCompilationAway() throws Exception {
    String inner =
        "static class B implements Runnable {"
            + " public void run() { A.check(() -> 2); A.check(() -> 3); } }";
    String check = "static void check(java.util.function.IntSupplier of) { of.getAsInt(); }";
    compile("class A { Runnable a = () -> {}, b = () -> {}; " + check + inner + "}");
    PlainCode.rewrite(folder);
    assertThat(contents())
        .containsOnlyKeys(
            "A.class",
            "A$$Lambda1.class",
            "A$$Lambda2.class",
            "A$B.class",
            "A$B$$Lambda1.class",
            "A$B$$Lambda2.class");

    byte[] ofB = Files.readAllBytes(folder.resolve("A$B.class"));
    compile("class A { Runnable a = () -> {}; " + check + inner + "}");
    Files.write(folder.resolve("A$B.class"), ofB);
    PlainCode.rewrite(folder);
    assertThat(contents())
        .doesNotContainKey("A$$Lambda2.class")
        .containsKeys("A$B$$Lambda1.class", "A$B$$Lambda2.class");
    instance("A$B", Runnable.class).run();

    Files.delete(folder.resolve("A$B.class"));
    compile("class A { " + check + "}");
    PlainCode.rewrite(folder);
    assertThat(contents()).containsOnlyKeys("A.class");
  }

  private void copySamples() throws IOException {
    Path compiled = Path.of("target/test-classes/gunitop/build");
    Path copied = Files.createDirectories(folder.resolve("gunitop/build"));
    for (Path file : classes(compiled)) {
      String name = file.getFileName().toString();
      if (name.matches("(Lambdas|References|Records)\\b.*")) {
        Files.copy(file, copied.resolve(name), REPLACE_EXISTING);
      }
    }
  }

  private List<?> answers(String name) throws Exception {
    return (List<?>) instance(name, Supplier.class).get();
  }

  /** Of a class of the folder, and not of the class path. */
  private <T> T instance(String name, Class<T> type) throws Exception {
    URL[] places = {folder.toUri().toURL()};
    Constructor<?> constructor =
        new URLClassLoader(places, ClassLoader.getPlatformClassLoader())
            .loadClass(name)
            .getDeclaredConstructor();
    constructor.setAccessible(true);
    return type.cast(constructor.newInstance());
  }

  private void compile(String source) throws IOException {
    Path file = Files.writeString(folder.resolve("A.java"), source);
    String[] arguments = {"--release", "17", "-g", "-d", folder.toString(), file.toString()};
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments)).isZero();
  }

  private static List<Path> classes(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
  }

  /** The bytes of each class, in hexadecimal, by the file's name. */
  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (Path file : classes(folder)) {
      contents.put(
          folder.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
    }
    return contents;
  }

  /** The classes that have something linked by a bootstrap method. */
  private static List<String> linked(Path root) throws IOException {
    List<String> linked = new ArrayList<>();
    for (Path file : classes(root)) {
      ClassReader reader = new ClassReader(Files.readAllBytes(file));
      for (int i = 1; i < reader.getItemCount(); i++) {
        int item = reader.getItem(i);
        if (item > 0 && reader.readByte(item - 1) == INVOKE_DYNAMIC) {
          linked.add(reader.getClassName());
        }
      }
    }
    return linked;
  }
}
