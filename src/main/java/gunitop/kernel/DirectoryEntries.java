package gunitop.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries of a directory ({@code getdents64(2)}), without {@code .} and {@code ..}.
 *
 * @param entries in the order of the filesystem
 * @param isWhole whether there are no others
 */
public record DirectoryEntries(List<Entry> entries, boolean isWhole) {
  private static final int CHUNK = 64 * 1024;
  private static final int RECORD_LENGTH = 16;
  private static final int TYPE = 18;
  private static final int NAME = 19;

  /** Copies the list. */
  public DirectoryEntries {
    entries = List.copyOf(entries);
  }

  /**
   * One of them.
   *
   * @param name its name; bytes that are no UTF-8 become U+FFFD
   * @param type {@code d_type}; some filesystems tell none
   */
  public record Entry(String name, int type) {
    private static final int UNKNOWN = 0;
    private static final int DIRECTORY = 4;
    private static final int REGULAR = 8;

    /** Whether it is a directory, or may be one. */
    public boolean mayBeDirectory() {
      return type == DIRECTORY || type == UNKNOWN;
    }

    /** Whether it is a regular file, or may be one. */
    public boolean mayBeFile() {
      return type == REGULAR || type == UNKNOWN;
    }
  }

  /** Reads an open directory on, {@code most} entries of it. */
  public static Answer<DirectoryEntries> of(int fd, int most) {
    List<Entry> entries = new ArrayList<>();
    try (Memory chunk = new Memory(CHUNK)) {
      long address = Pointer.nativeValue(chunk);
      while (true) {
        int length =
            (int)
                LibC.checked(LibC.calls().syscall(SystemCall.GETDENTS64, fd, address, CHUNK, 0, 0));
        if (length < 0) {
          return Answer.failed(-length);
        }
        if (length == 0) {
          return Answer.of(new DirectoryEntries(entries, true));
        }
        for (int entry = 0; entry < length; entry += chunk.getShort(entry + RECORD_LENGTH)) {
          String name = chunk.getString(entry + NAME, StandardCharsets.UTF_8.name());
          if (name.equals(".") || name.equals("..")) {
            continue;
          }
          if (entries.size() == most) {
            return Answer.of(new DirectoryEntries(entries, false));
          }
          entries.add(new Entry(name, chunk.getByte(entry + TYPE)));
        }
      }
    }
  }
}
