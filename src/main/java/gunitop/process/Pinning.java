package gunitop.process;

/** Whether a signal can be tied to one process by a pidfd, or only be sent to a PID. */
public enum Pinning {
  /** The kernel has pidfds, and we may use them. */
  PIDFD(""),
  /** ENOSYS: the kernel is older than 5.3, or a filter says so. */
  UNKNOWN_TO_KERNEL("this kernel has no pidfd (ENOSYS)"),
  /** EPERM: a seccomp filter, as of a container, forbids it. */
  FORBIDDEN("a seccomp filter refuses pidfd (EPERM)");

  private final String reason;

  Pinning(String reason) {
    this.reason = reason;
  }

  /** Why a signal cannot be tied to a process; empty where it can. */
  public String reason() {
    return reason;
  }
}
