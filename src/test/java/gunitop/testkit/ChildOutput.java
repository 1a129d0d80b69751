package gunitop.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a child program says until it closes its output. */
public final class ChildOutput {
  private ChildOutput() {}

  /** Runs a command and returns its lines, those on its standard error among them. */
  public static List<String> lines(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      byte[] output = process.getInputStream().readAllBytes();
      return new String(output, StandardCharsets.UTF_8).lines().toList();
    } finally {
      process.destroyForcibly();
    }
  }
}
