package gunitop.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** What somebody without rights does to files, done for him by root. */
final class Attack {
  /** Debian's nobody. */
  static final int NOBODY = 65534;

  private Attack() {}

  /** Gives a file or a link away. */
  static Path give(Path path, int uid) throws IOException {
    Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
    return path;
  }

  static Path mode(Path path, int mode) throws IOException {
    Files.setAttribute(path, "unix:mode", mode);
    return path;
  }

  static Path directory(Path path, String permissions) throws IOException {
    Files.createDirectory(path);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    return path;
  }

  /** Runs a program that must succeed. */
  static void run(String... words) throws IOException {
    Process process = new ProcessBuilder(List.of(words)).redirectErrorStream(true).start();
    try {
      assertThat(process.waitFor()).as(String.join(" ", words)).isZero();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
