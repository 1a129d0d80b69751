package gunitop.app;

import gunitop.kernel.KernelAccess;
import gunitop.trust.TrustedDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
  private static final String LOCK = "building";

  /** An archive that is made with an agent or another collector is of no use. */
  private static final Set<String> OPTIONS_OF_JAVA =
      Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private static final long QUIET_SECONDS = 5;
  private static final Duration ABANDONED = Duration.ofMinutes(10);
  private static final FileAttribute<Set<PosixFilePermission>> MINE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /**
   * Begins in the cache directory itself, whatever its name leads to by then. Dumps, and takes the
   * result into use by a rename; the lock goes in either case. The jar is the launcher's
   * descriptor.
   */
  private static final String DUMP =
      "umask 077; exec 4<\"$2\""
          + " && nice -n 19 \"$1\" -Xshare:dump -XX:+UseSerialGC"
          + " -XX:SharedClassListFile=building/classes.lst -XX:SharedArchiveFile=building/archive"
          + " -Xbootclasspath/a:\"$3\" -cp \"$3\""
          + " && { [ ! -f building/library ] || mv -f building/library \"$5\"; }"
          + " && mv -f building/archive \"$4\"; rm -rf building";

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
      Optional<TrustedDirectory> opened = directory();
      if (opened.isPresent()) {
        try (TrustedDirectory directory = opened.get()) {
          Path here = Path.of(directory.descriptorPath());
          removeOthers(here);
          build(here);
        }
      }
    } catch (IOException | RuntimeException harmless) {
      // No archive, then: a full disk, a directory that cannot be written to, no sh.
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** Makes the directory, and the one it lies in, if need be; empty where one is another's. */
  private Optional<TrustedDirectory> directory() {
    Path directory = archive.getParent();
    Path cache = directory.getParent();
    if (TrustedDirectory.open(cache.getParent().toString())
        .value()
        .map(ArchiveBuild::closed)
        .isEmpty()) {
      return Optional.empty();
    }
    return TrustedDirectory.openOrMake(directory.toString()).value();
  }

  private static boolean closed(TrustedDirectory directory) {
    directory.close();
    return true;
  }

  /** Archives of other versions of gunitop, and builds that never ended. */
  private static void removeOthers(Path here) throws IOException {
    String version = Version.current() + "-";
    try (DirectoryStream<Path> files = Files.newDirectoryStream(here, "{*.jsa,lib*.so}")) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (!name.startsWith(version) && !name.startsWith("lib" + version)) {
          Files.delete(file);
        }
      }
    }
    Path lock = here.resolve(LOCK);
    if (Files.exists(lock)
        && Files.getLastModifiedTime(lock).toInstant().isBefore(Instant.now().minus(ABANDONED))) {
      remove(lock);
    }
  }

  private static void remove(Path lock) throws IOException {
    for (String name : new String[] {CLASSES, "archive", LIBRARY}) {
      Files.deleteIfExists(lock.resolve(name));
    }
    Files.delete(lock);
  }

  private void build(Path here) throws IOException {
    // One build at a time, whatever it builds: who makes this directory has the right.
    Path lock = Files.createDirectory(here.resolve(LOCK), MINE);
    try {
      fill(lock);
      dump(here);
    } catch (IOException full) {
      remove(lock);
    }
  }

  private static void fill(Path lock) throws IOException {
    try (InputStream list = ArchiveBuild.class.getResourceAsStream(CLASSES)) {
      Files.copy(list, lock.resolve(CLASSES));
    }
    try (InputStream library = KernelAccess.libraryFor(lock)) {
      if (library != null) {
        Files.copy(library, lock.resolve(LIBRARY));
      }
    }
  }

  private void dump(Path here) throws IOException {
    String jar = System.getProperty("java.class.path");
    String name = archive.getFileName().toString();
    ProcessBuilder builder =
        new ProcessBuilder(
                "sh",
                "-c",
                DUMP,
                "gunitop",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                jar.replaceFirst("^/proc/self/", "/proc/" + ProcessHandle.current().pid() + "/"),
                jar,
                name,
                "lib" + name.substring(0, name.lastIndexOf('.')) + ".so")
            .directory(here.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeAll(OPTIONS_OF_JAVA);
    builder.start();
  }
}
