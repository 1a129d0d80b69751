package gunitop.kernel;

import java.util.List;

/**
 * The names in a directory ({@code getdents64(2)}), without {@code .} and {@code ..}.
 *
 * @param names in the order of the filesystem; bytes that are no UTF-8 become U+FFFD
 * @param isWhole whether there are no others
 */
public record DirectoryNames(List<String> names, boolean isWhole) {

  /** Copies the list. */
  public DirectoryNames {
    names = List.copyOf(names);
  }

  /** Reads an open directory on, {@code most} names of it. */
  public static Answer<DirectoryNames> of(int fd, int most) {
    Answer<DirectoryEntries> read = DirectoryEntries.of(fd, most);
    return read.isPresent()
        ? Answer.of(
            new DirectoryNames(
                read.get().entries().stream().map(DirectoryEntries.Entry::name).toList(),
                read.get().isWhole()))
        : Answer.failed(read.error());
  }
}
