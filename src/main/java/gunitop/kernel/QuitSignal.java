package gunitop.kernel;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * SIGQUIT (Ctrl-\ from a shell, or {@code kill -QUIT}) as a way out, which a JVM would answer with
 * a thread dump across the screen, and of which it gives Java code no notice.
 *
 * <p>The kernel hands a signal handler one number, the signal's own: SIGQUIT is 3. And the C
 * library has a function that takes one number, may be called in a handler ({@code
 * signal-safety(7)}), and does what another thread can see: {@code close}. So descriptor 3 becomes
 * the writing end of a pipe, and {@code close} itself the handler: SIGQUIT closes the pipe, and the
 * thread that reads at its other end wakes and ends the program as it should. Nobody had to write a
 * handler in C.
 *
 * <p>The launcher keeps descriptor 3 free by opening it on {@code /dev/null}; where it is anything
 * else it is left alone, and SIGQUIT stays the JVM's.
 */
public final class QuitSignal {
  /** Both the signal's number and the descriptor's. */
  private static final int SIGQUIT = 3;

  private static final int O_CLOEXEC = 02000000;
  private static final Path KEPT_FREE = Path.of("/proc/self/fd", "" + SIGQUIT);

  private QuitSignal() {}

  /**
   * Runs {@code action} once, on a thread of its own, when SIGQUIT comes; to be called once. {@link
   * KernelAccess#refusal()} must have been empty.
   *
   * @return whether the signal is listened to; where not, it has its usual effect
   */
  public static boolean on(Runnable action) {
    if (!isKeptFree()) {
      return false;
    }
    int reading = pipe();
    if (reading < 0) {
      return false;
    }
    Thread thread = new Thread(() -> await(reading, action), "quit-signal");
    thread.setDaemon(true);
    thread.start();
    LibC.calls()
        .signal(
            SIGQUIT,
            Pointer.nativeValue(NativeLibrary.getProcess().getGlobalVariableAddress("close")));
    return true;
  }

  private static boolean isKeptFree() {
    try {
      return Files.readSymbolicLink(KEPT_FREE).equals(Path.of("/dev/null"));
    } catch (IOException closed) {
      return false;
    }
  }

  /** Makes a pipe whose writing end is descriptor 3; returns the reading end, or -1. */
  private static int pipe() {
    try (Memory ends = new Memory(8)) {
      if (LibC.calls().pipe2(Pointer.nativeValue(ends), O_CLOEXEC) != 0) {
        return -1;
      }
      int writing = ends.getInt(4);
      LibC.calls().dup3(writing, SIGQUIT, O_CLOEXEC);
      LibC.calls().close(writing);
      return ends.getInt(0);
    }
  }

  private static void await(int reading, Runnable action) {
    try (Memory nothing = new Memory(1)) {
      int end;
      do {
        end = LibC.checked((int) LibC.calls().read(reading, Pointer.nativeValue(nothing), 1));
      } while (end == -Errno.EINTR);
    }
    action.run();
  }
}
