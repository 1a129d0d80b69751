package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each class that throws on purpose can be called as the one in whose place it stands. */
class PatchedProgramTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Handover",
        "HostMeters",
        "KeyDecoder",
        "KeyPress",
        "LiveOwners",
        "LogTail",
        "SamplingLoop"
      })
  void hasWhatTheOthersCall(String name) throws Exception {
    String here = System.getProperty("java.class.path");
    Path patch = PatchedProgram.compile(name, directory, here);
    URL[] first =
        Stream.concat(Stream.of(patch), Arrays.stream(here.split(":")).map(Path::of))
            .map(PatchedProgramTest::url)
            .toArray(URL[]::new);
    String className = PatchedProgram.className(directory.resolve(name + ".java"));
    try (URLClassLoader loader = new URLClassLoader(first, ClassLoader.getPlatformClassLoader())) {
      assertThat(callable(loader.loadClass(className)))
          .containsAll(callable(Class.forName(className)));
    }
  }

  private static Set<String> callable(Class<?> type) {
    return Stream.concat(
            Arrays.stream(type.getDeclaredConstructors()), Arrays.stream(type.getDeclaredMethods()))
        .filter(one -> !one.isSynthetic() && !Modifier.isPrivate(one.getModifiers()))
        .map(PatchedProgramTest::signature)
        .collect(Collectors.toSet());
  }

  private static String signature(Executable one) {
    return one.getName() + Arrays.stream(one.getParameterTypes()).map(Class::getName).toList();
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new AssertionError(e);
    }
  }
}
