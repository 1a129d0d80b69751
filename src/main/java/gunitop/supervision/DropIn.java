package gunitop.supervision;

import gunitop.kernel.Self;
import gunitop.kernel.StatFields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The drop-in that lets systemd listen to a unit's main process for a moment. It lies below {@code
 * /run}, so that no restart of the host keeps it, and names the process that wrote it, so that a
 * later run can remove what a crash left.
 */
final class DropIn {
  private static final Path UNITS = Path.of("/run/systemd/system");
  private static final String NAME = "gunitop-handover.conf";
  private static final Pattern WRITER = Pattern.compile("(?m)^# gunitop (\\d{1,9}) (\\d{1,18})$");

  private DropIn() {}

  static void write(String unit) throws IOException {
    Path directory = UNITS.resolve(unit + ".d");
    if (!Files.isDirectory(directory)) {
      Files.createDirectory(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    }
    String text =
        "# gunitop %d %d\n[Service]\nNotifyAccess=main\n".formatted(Self.pid(), startTicks());
    Files.writeString(directory.resolve(NAME), text);
  }

  /** Removes the drop-in of a unit, and its folder if nothing else lies there. */
  static void remove(String unit) throws IOException {
    remove(UNITS.resolve(unit + ".d").resolve(NAME));
  }

  private static void remove(Path file) throws IOException {
    Files.deleteIfExists(file);
    try (DirectoryStream<Path> rest = Files.newDirectoryStream(file.getParent())) {
      if (rest.iterator().hasNext()) {
        return;
      }
    }
    Files.delete(file.getParent());
  }

  /** Removes those whose writer is gone; returns their units. */
  static List<String> removeLeftOver() throws IOException {
    List<String> units = new ArrayList<>();
    if (!Files.isDirectory(UNITS)) {
      return units;
    }
    try (DirectoryStream<Path> directories = Files.newDirectoryStream(UNITS, "*.d")) {
      for (Path directory : directories) {
        Path file = directory.resolve(NAME);
        if (Files.isRegularFile(file) && !isInUse(file)) {
          remove(file);
          String name = directory.getFileName().toString();
          units.add(name.substring(0, name.length() - 2));
        }
      }
    }
    return units;
  }

  private static boolean isInUse(Path file) throws IOException {
    Matcher writer = WRITER.matcher(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    return writer.find()
        && PinnedProcess.isAlive(
            Integer.parseInt(writer.group(1)), Long.parseLong(writer.group(2)));
  }

  private static long startTicks() throws IOException {
    byte[] line = Files.readAllBytes(Path.of("/proc/self/stat"));
    StatFields stat = new StatFields();
    return stat.parse(line, line.length) ? stat.startTicks() : 0;
  }
}
