package gunitop.app;

import gunitop.kernel.KernelAccess;
import gunitop.trust.TrustedDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The directory of what the next start is quicker with, in the user's cache: a copy of JNA's native
 * library, and a class-data archive, which a Java of its own makes at the lowest priority some
 * seconds after the first frame, by {@code -XX:ArchiveClassesAtExit}. (The session's own Java could
 * make it at its end, but would end with 1 where the disk is full.) The launcher names the
 * directory by {@code gunitop.cache}, and only where there is no archive yet that fits this Java
 * and this jar. Whatever goes wrong leaves all as it was: the program starts without them too.
 *
 * <p>Both are code: they are kept only in a directory of this user's own, which nobody else may
 * write to.
 */
final class StartCache implements Runnable {
  private static final String WANTED = "gunitop.cache";
  private static final String LIBRARY = "libjnidispatch.so";
  private static final int MODE = 0600;
  private static final int MOST_NAMES = 1000;
  private static final long QUIET_SECONDS = 5;

  /** An archive that is made with an agent or another collector is of no use. */
  private static final Set<String> OPTIONS_OF_JAVA =
      Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  /**
   * Begins in the directory itself, whatever its name leads to by then, and takes the whole archive
   * into use by a rename. The jar is the launcher's descriptor.
   */
  private static final String MAKE =
      "trap '' HUP; umask 077; rm -f part.*; part=part.$$; trap 'rm -f $part' EXIT; exec 3</dev/null 4<\"$2\""
          + " && nice -n 19 \"$1\" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx64m"
          + " -XX:ArchiveClassesAtExit=$part -cp \"$3\" gunitop.app.FirstFrames"
          + " && mv -f $part classes.jsa";

  private final Path directory;

  private StartCache(Path directory) {
    this.directory = directory;
  }

  /** Makes the directory, on a thread that holds nothing up, if the launcher wants one. */
  static void prepare(Background background) {
    String wanted = System.getProperty(WANTED);
    if (wanted != null) {
      background.start("cache of the start", new StartCache(Path.of(wanted)));
    }
  }

  @Override
  public void run() {
    try {
      TimeUnit.SECONDS.sleep(QUIET_SECONDS);
      make();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void make() {
    Path ours = directory.getParent();
    // Only in a home that there is.
    Optional<TrustedDirectory> home =
        TrustedDirectory.open(ours.getParent().getParent().toString()).value();
    home.ifPresent(TrustedDirectory::close);
    if (home.isPresent()) {
      TrustedDirectory.openOrMake(ours.toString()).value().ifPresent(this::fill);
    }
  }

  private void fill(TrustedDirectory opened) {
    try (TrustedDirectory ours = opened) {
      ours.names(MOST_NAMES)
          .value()
          .ifPresent(all -> all.names().forEach(name -> removeIfOld(ours, name)));
      ours.openOrMake(directory.getFileName().toString(), 0700)
          .value()
          .ifPresent(StartCache::keepBoth);
    }
  }

  private static void removeIfOld(TrustedDirectory ours, String name) {
    if (name.startsWith(Version.current() + "-")) {
      return;
    }
    Optional<TrustedDirectory> old = ours.openDirectory(name).value();
    if (old.isEmpty()) {
      ours.delete(name);
      return;
    }
    try (TrustedDirectory emptied = old.get()) {
      emptied.names(MOST_NAMES).value().ifPresent(files -> files.names().forEach(emptied::delete));
    }
    ours.deleteDirectory(name);
  }

  private static void keepBoth(TrustedDirectory opened) {
    try (TrustedDirectory kept = opened;
        InputStream library = KernelAccess.libraryFor(Path.of(kept.descriptorPath()))) {
      if (library != null) {
        kept.replace(LIBRARY, library.readAllBytes(), MODE);
      }
      archive(kept);
    } catch (IOException without) {
      // No sh, no process more: the next session tries again.
    }
  }

  private static void archive(TrustedDirectory kept) throws IOException {
    String jar = System.getProperty("java.class.path");
    ProcessBuilder builder =
        new ProcessBuilder(
                "/bin/sh",
                "-c",
                MAKE,
                "gunitop",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                jar.replaceFirst("^/proc/self/", "/proc/" + ProcessHandle.current().pid() + "/"),
                jar)
            .directory(Path.of(kept.descriptorPath()).toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeAll(OPTIONS_OF_JAVA);
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.start();
  }
}
