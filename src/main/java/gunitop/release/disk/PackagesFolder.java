package gunitop.release.disk;

import gunitop.kernel.DirectoryEntries;
import gunitop.process.Reading;
import gunitop.trust.Budget;
import gunitop.trust.ForeignDirectory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where the packages of an interpreter lie. What installs or removes one makes or removes a folder
 * there, which moves the directory's modification time.
 */
final class PackagesFolder {
  private static final List<String> NAMES = List.of("site-packages", "dist-packages");

  private PackagesFolder() {}

  /** When a package was last installed or removed; not read where no such folder is found. */
  static Reading<Instant> changed(int pid, String program) {
    String prefix = Paths.parent(Paths.parent(program));
    Optional<ForeignDirectory> opened =
        ForeignDirectory.seenBy(pid, Paths.in(prefix, "lib")).value();
    if (opened.isEmpty()) {
      return Reading.notRead();
    }
    Instant latest = Instant.MIN;
    try (ForeignDirectory library = opened.get()) {
      List<String> versions =
          library.entries(Budget.DIRECTORY_NAMES).value().stream()
              .flatMap(all -> all.entries().stream())
              .map(DirectoryEntries.Entry::name)
              .filter(name -> name.startsWith("python3"))
              .toList();
      for (String version : versions) {
        Instant time = latestIn(library, version);
        latest = time.isAfter(latest) ? time : latest;
      }
    }
    return latest.equals(Instant.MIN) ? Reading.notRead() : Reading.known(latest);
  }

  private static Instant latestIn(ForeignDirectory library, String version) {
    Optional<ForeignDirectory> opened = library.enter(version).value();
    if (opened.isEmpty()) {
      return Instant.MIN;
    }
    try (ForeignDirectory directory = opened.get()) {
      return NAMES.stream()
          .flatMap(name -> directory.look(name).stream())
          .map(status -> Instant.ofEpochSecond(0, status.modifiedNanos()))
          .max(Instant::compareTo)
          .orElse(Instant.MIN);
    }
  }
}
