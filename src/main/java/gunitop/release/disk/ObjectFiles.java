package gunitop.release.disk;

import gunitop.kernel.DirectoryNames;
import gunitop.trust.Budget;
import gunitop.trust.CheckedFile;
import gunitop.trust.Content;
import gunitop.trust.ForeignFiles;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Git's objects, each in a file of its own or in a pack. */
final class ObjectFiles {
  private static final byte[] COMMIT = "commit ".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_HEADER = 32;

  private final SmallFiles files;
  private final String directory;
  private Optional<List<String>> packs = Optional.empty();

  ObjectFiles(SmallFiles files, String directory) {
    this.files = files;
    this.directory = directory;
  }

  /** What a commit holds, its beginning; empty where it cannot be read. */
  Optional<byte[]> commit(String id) {
    Optional<byte[]> loose = loose(id);
    return loose.isPresent() ? loose : packed(id);
  }

  private Optional<byte[]> loose(String id) {
    return files
        .open(directory + "/" + id.substring(0, 2) + "/" + id.substring(2))
        .then(
            opened -> {
              try (CheckedFile file = opened) {
                return file.read(Budget.COMMIT_BYTES);
              }
            })
        .value()
        .map(Content::bytes)
        .flatMap(bytes -> Inflated.of(bytes, 0))
        .flatMap(ObjectFiles::withoutHeader);
  }

  /** {@code commit 231}, a NUL, and the content. */
  private static Optional<byte[]> withoutHeader(byte[] object) {
    for (int i = COMMIT.length; i < Math.min(object.length, LONGEST_HEADER); i++) {
      if (object[i] == 0) {
        return Arrays.equals(object, 0, COMMIT.length, COMMIT, 0, COMMIT.length)
            ? Optional.of(Arrays.copyOfRange(object, i + 1, object.length))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Optional<byte[]> packed(String id) {
    for (String pack : packs()) {
      Optional<byte[]> found = Pack.open(files, pack).flatMap(open -> commit(open, id));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<byte[]> commit(Pack open, String id) {
    try (Pack pack = open) {
      return pack.commit(id);
    }
  }

  /** The packs' paths without their ending. */
  private List<String> packs() {
    if (packs.isEmpty()) {
      String folder = directory + "/pack";
      packs =
          Optional.of(
              ForeignFiles.seenBy(files.pid())
                  .names(folder, Budget.DIRECTORY_NAMES)
                  .value()
                  .map(DirectoryNames::names)
                  .orElse(List.of())
                  .stream()
                  .filter(name -> name.startsWith("pack-") && name.endsWith(".idx"))
                  .limit(Budget.PACKS)
                  .map(name -> folder + "/" + name.substring(0, name.length() - ".idx".length()))
                  .toList());
    }
    return packs.get();
  }
}
