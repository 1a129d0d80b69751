package gunitop.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Calls {@code statx(2)} without garbage. Holds a native buffer: for one thread at a time. */
final class StatxCall {
  private static final int STATX_BASIC_STATS = 0x7ff;
  private static final int SIZE = 256;

  private final Memory statx = new Memory(SIZE);
  private final ByteBuffer bytes = statx.getByteBuffer(0, SIZE).order(ByteOrder.nativeOrder());

  /** Asks about a path; answers with 0 or a negated {@link Errno}. */
  int ask(int directory, NativePath path, int flags) {
    long result =
        LibC.checked(
            LibC.calls()
                .syscall(
                    SystemCall.STATX,
                    directory,
                    path.address(),
                    flags,
                    STATX_BASIC_STATS,
                    Pointer.nativeValue(statx)));
    Reference.reachabilityFence(path);
    Reference.reachabilityFence(this);
    return (int) result;
  }

  /** What the last answer was, {@code struct statx}. */
  ByteBuffer bytes() {
    return bytes;
  }
}
