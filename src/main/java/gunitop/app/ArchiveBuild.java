package gunitop.app;

import gunitop.kernel.KernelAccess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Makes what the next start is quicker with, in the user's cache directory: the class-data archive,
 * by a process of its own at the lowest priority some seconds after the first frame, and beside it
 * a copy of JNA's native library, {@code libX.so} for {@code X.jsa}. The launcher says where by
 * {@code gunitop.archive}, and only where there is none yet that fits this JVM and this jar.
 * Whatever goes wrong leaves all as it was: the program starts without an archive too.
 *
 * <p>An archive is code: it is made only in a directory of this user's own, which nobody else may
 * write to.
 */
final class ArchiveBuild implements Runnable {
  private static final String WANTED = "gunitop.archive";
  private static final String CLASSES = "classes.lst";
  private static final String LIBRARY = "library";
  private static final long QUIET_SECONDS = 5;
  private static final Duration ABANDONED = Duration.ofMinutes(10);
  private static final FileAttribute<Set<PosixFilePermission>> MINE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** Dumps, and takes the result into use by a rename; the lock goes in either case. */
  private static final String DUMP =
      "umask 077; nice -n 19 \"$1\" -Xshare:dump -XX:+UseSerialGC -XX:SharedClassListFile=\"$2\""
          + " -XX:SharedArchiveFile=\"$3\" -Xbootclasspath/a:\"$4\" -cp \"$4\""
          + " && { [ ! -f \"$7\" ] || mv -f \"$7\" \"$8\"; } && mv -f \"$3\" \"$5\"; rm -rf \"$6\"";

  private final Path archive;

  private ArchiveBuild(Path archive) {
    this.archive = archive;
  }

  /** Begins in a while, on a thread that holds nothing up, if the launcher wants an archive. */
  static void later(Background background) {
    String wanted = System.getProperty(WANTED);
    if (wanted != null && ArchiveBuild.class.getResource(CLASSES) != null) {
      background.start("class-data archive", new ArchiveBuild(Path.of(wanted)));
    }
  }

  @Override
  public void run() {
    try {
      TimeUnit.SECONDS.sleep(QUIET_SECONDS);
      if (isPrivate(archive.getParent())) {
        removeOthers();
        build();
      }
    } catch (IOException | RuntimeException harmless) {
      // No archive, then: a full disk, a directory that cannot be written to, no sh.
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** Makes the directory if need be; false where it, or the one it lies in, is another's. */
  private static boolean isPrivate(Path directory) throws IOException {
    Path cache = directory.getParent();
    if (!Files.exists(cache)) {
      if (!isOurs(cache.getParent())) {
        return false;
      }
      Files.createDirectory(cache, MINE);
    }
    if (!isOurs(cache)) {
      return false;
    }
    try {
      Files.createDirectory(directory, MINE);
    } catch (FileAlreadyExistsException earlier) {
      // Judged like a new one.
    }
    return isOurs(directory)
        && PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory, LinkOption.NOFOLLOW_LINKS))
            .matches("rwx.-..-.");
  }

  private static boolean isOurs(Path directory) throws IOException {
    return Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
        && Files.getAttribute(directory, "unix:uid", LinkOption.NOFOLLOW_LINKS)
            .equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
  }

  /** Archives of other versions of gunitop, and builds that never ended. */
  private void removeOthers() throws IOException {
    String version = Version.current() + "-";
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(archive.getParent(), "{*.jsa,lib*.so}")) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (!name.startsWith(version) && !name.startsWith("lib" + version)) {
          Files.delete(file);
        }
      }
    }
    Path lock = lock();
    if (Files.exists(lock)
        && Files.getLastModifiedTime(lock).toInstant().isBefore(Instant.now().minus(ABANDONED))) {
      for (String name : new String[] {CLASSES, "archive", LIBRARY}) {
        Files.deleteIfExists(lock.resolve(name));
      }
      Files.delete(lock);
    }
  }

  /** One build at a time, whatever it builds: who makes this directory has the right. */
  private Path lock() {
    return archive.resolveSibling("building");
  }

  /** Where the native library goes. */
  private Path beside() {
    String name = archive.getFileName().toString();
    return archive.resolveSibling("lib" + name.substring(0, name.lastIndexOf('.')) + ".so");
  }

  private void build() throws IOException {
    Path lock = Files.createDirectory(lock(), MINE);
    Path classes = lock.resolve(CLASSES);
    try (InputStream list = ArchiveBuild.class.getResourceAsStream(CLASSES)) {
      Files.copy(list, classes);
    }
    try (InputStream library = KernelAccess.library()) {
      if (library != null) {
        Files.copy(library, lock.resolve(LIBRARY));
      }
    }
    new ProcessBuilder(
            "sh",
            "-c",
            DUMP,
            "gunitop",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            classes.toString(),
            lock.resolve("archive").toString(),
            System.getProperty("java.class.path"),
            archive.toString(),
            lock.toString(),
            lock.resolve(LIBRARY).toString(),
            beside().toString())
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
