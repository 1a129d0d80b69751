package gunitop.kernel;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Does something in the network namespace of another process ({@code setns(2)}): needs
 * CAP_SYS_ADMIN there. The namespace is one thread's, so a thread is made for it and ends with it:
 * none of ours is ever in a foreign one. A socket stays in the namespace in which it was opened.
 */
public final class NetworkNamespace {
  private static final int CLONE_NEWNET = 0x40000000;

  private NetworkNamespace() {}

  /**
   * Waits for the answer of {@code inside}, called in the network namespace of a process; fails
   * with EPERM where we may not enter, ESRCH or ENOENT where the process has gone.
   */
  public static <T> Answer<T> in(int pid, Supplier<Answer<T>> inside) {
    AtomicReference<Answer<T>> answer = new AtomicReference<>(Answer.failed(Errno.EINTR));
    Thread visitor = new Thread(() -> answer.set(visit(pid, inside)), "network of " + pid);
    visitor.setDaemon(true);
    visitor.start();
    try {
      visitor.join();
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
    return answer.get();
  }

  private static <T> Answer<T> visit(int pid, Supplier<Answer<T>> inside) {
    KernelFiles files = new KernelFiles();
    int namespace = files.open(KernelFiles.HERE, "/proc/" + pid + "/ns/net");
    if (namespace < 0) {
      return Answer.failed(-namespace);
    }
    int entered = LibC.checked(LibC.calls().setns(namespace, CLONE_NEWNET));
    LibC.calls().close(namespace);
    return entered < 0 ? Answer.failed(-entered) : inside.get();
  }
}
