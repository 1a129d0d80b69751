package gunitop.testkit;

import java.util.ArrayList;
import java.util.List;

/** How a test starts the Java that it runs on, with the test's own class path or another. */
public final class JavaProgram {
  private JavaProgram() {}

  /** Java and the options without which it would warn of what JNA does. */
  public static List<String> java() {
    String java = System.getProperty("java.home") + "/bin/java";
    return Runtime.version().feature() < 22
        ? List.of(java)
        : List.of(java, "--enable-native-access=ALL-UNNAMED");
  }

  /** This class's main method, from the class path that the test has; options come first. */
  public static List<String> of(Class<?> main, String... options) {
    List<String> command = new ArrayList<>(java());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return command;
  }
}
