package gunitop.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What a process was executed as: the path that was given to {@code execve(2)}, which the kernel
 * leaves above the environment ({@code AT_EXECFN} of {@code getauxval(3)}). Of a script it is the
 * script's own. A title overwrites arguments and environment, not this.
 */
public final class ExecutedPath {
  private static final long AT_EXECFN = 31;
  private static final int ENTRY_BYTES = 16;
  private static final int VECTOR_BYTES = 4096;

  private ExecutedPath() {}

  /** The path, relative ones too; fails where the memory of the process may not be read. */
  public static Answer<String> of(KernelFiles files, int pid) {
    Answer<byte[]> vector = files.load("/proc/" + pid + "/auxv", VECTOR_BYTES);
    if (!vector.isPresent()) {
      return Answer.failed(vector.error());
    }
    ByteBuffer entries = ByteBuffer.wrap(vector.get()).order(ByteOrder.nativeOrder());
    while (entries.remaining() >= ENTRY_BYTES) {
      long type = entries.getLong();
      long address = entries.getLong();
      if (type == AT_EXECFN) {
        return textAt(files, pid, address);
      }
    }
    return Answer.failed(Errno.ENOENT);
  }

  /** The end of the stack is near: as much is read as there is. */
  private static Answer<String> textAt(KernelFiles files, int pid, long address) {
    int fd = files.open("/proc/*/mem", pid);
    if (fd < 0) {
      return Answer.failed(-fd);
    }
    try (Memory memory = new Memory(NativePath.PATH_MAX)) {
      long length =
          LibC.checked(
              LibC.calls().pread(fd, Pointer.nativeValue(memory), NativePath.PATH_MAX, address));
      if (length < 0) {
        return Answer.failed((int) -length);
      }
      String text = new String(memory.getByteArray(0, (int) length), StandardCharsets.UTF_8);
      int end = text.indexOf('\0');
      return end < 0 ? Answer.failed(Errno.ENAMETOOLONG) : Answer.of(text.substring(0, end));
    } finally {
      files.close(fd);
    }
  }
}
