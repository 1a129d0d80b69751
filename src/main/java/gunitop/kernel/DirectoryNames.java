package gunitop.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The names in a directory ({@code getdents64(2)}), without {@code .} and {@code ..}.
 *
 * @param names in the order of the filesystem; bytes that are no UTF-8 become U+FFFD
 * @param isWhole whether there are no others
 */
public record DirectoryNames(List<String> names, boolean isWhole) {
  private static final int CHUNK = 64 * 1024;
  private static final int RECORD_LENGTH = 16;
  private static final int NAME = 19;

  /** Copies the list. */
  public DirectoryNames {
    names = List.copyOf(names);
  }

  /** Reads an open directory on, {@code most} names of it. */
  public static Answer<DirectoryNames> of(int fd, int most) {
    List<String> names = new ArrayList<>();
    try (Memory chunk = new Memory(CHUNK)) {
      long address = Pointer.nativeValue(chunk);
      while (true) {
        int length =
            (int) LibC.checked(LibC.syscall(SystemCall.GETDENTS64, fd, address, CHUNK, 0, 0));
        if (length < 0) {
          return Answer.failed(-length);
        }
        if (length == 0) {
          return Answer.of(new DirectoryNames(names, true));
        }
        for (int entry = 0; entry < length; entry += chunk.getShort(entry + RECORD_LENGTH)) {
          String name = chunk.getString(entry + NAME, StandardCharsets.UTF_8.name());
          if (name.equals(".") || name.equals("..")) {
            continue;
          }
          if (names.size() == most) {
            return Answer.of(new DirectoryNames(names, false));
          }
          names.add(name);
        }
      }
    }
  }
}
