package gunitop.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The program under test, as {@code mvn package} leaves it: one executable file. */
public final class Gunitop {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Gunitop() {}

  /** The command that starts it with these arguments, and no preferences of whoever tests it. */
  public static List<String> command(String... arguments) {
    List<String> command =
        new ArrayList<>(List.of(launcher().toString(), "--no-config", "--no-journal"));
    command.addAll(List.of(arguments));
    return command;
  }

  /** The same as another user, in whose home nothing of ours lies. */
  static List<String> commandAs(int uid, String... arguments) {
    List<String> command = new ArrayList<>(OtherUser.prefix(uid));
    command.addAll(
        List.of("env", "HOME=/nonexistent", Shared.COPY.toString(), "--no-config", "--no-journal"));
    command.addAll(List.of(arguments));
    return command;
  }

  /** A copy that everybody can reach: the checkout may lie in a home that only its owner can. */
  static Path sharedCopy() {
    return Shared.COPY;
  }

  private static final class Shared {
    static final Path COPY = copy();

    private static Path copy() {
      try {
        Path directory = Files.createTempDirectory("gunitop-shared");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path copy = Files.copy(launcher(), directory.resolve("gunitop"));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
        // The other way round: what is registered last is deleted first.
        directory.toFile().deleteOnExit();
        copy.toFile().deleteOnExit();
        return copy;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Runs it to its end, without a terminal. */
  static Shell.Result run(String... arguments) {
    return Shell.run(command(arguments), Map.of());
  }

  /** What {@code --once --json} says of the application with this master. */
  static JsonNode application(int master) {
    return application(run("--once", "--json"), master);
  }

  /** What this JSON says of the application with this master. */
  static JsonNode application(Shell.Result result, int master) {
    for (JsonNode application : parse(result).get("applications")) {
      for (JsonNode generation : application.get("generations")) {
        if (generation.at("/master/pid").asInt() == master) {
          return application;
        }
      }
    }
    throw new AssertionError("no application with master " + master + " in:\n" + result.out());
  }

  /** The whole JSON. */
  static JsonNode parse(Shell.Result result) {
    try {
      return JSON.readTree(result.out());
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + result, e);
    }
  }

  /** One line of a command that prints an object a line. */
  static JsonNode line(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + text, e);
    }
  }

  /** The elements of an array. */
  static List<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static Path launcher() {
    Path launcher = Path.of(System.getProperty("gunitop.launcher", "target/gunitop"));
    if (!Files.isExecutable(launcher)) {
      throw new AssertionError(launcher + " is not there: mvn package makes it");
    }
    return launcher.toAbsolutePath();
  }
}
