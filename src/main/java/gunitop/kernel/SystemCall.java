package gunitop.kernel;

/**
 * The numbers of the system calls that are made without a function of the C library: glibc has
 * {@code getdents64} since 2.30, {@code statx} since 2.28 and {@code memfd_create} since 2.27 only.
 * From {@code arch/x86/entry/syscalls/syscall_64.tbl} and {@code
 * include/uapi/asm-generic/unistd.h}.
 */
final class SystemCall {
  private static final boolean X86_64 = "amd64".equals(System.getProperty("os.arch"));

  static final long GETDENTS64 = X86_64 ? 217 : 61;
  static final long IOCTL = X86_64 ? 16 : 29;
  static final long STATX = X86_64 ? 332 : 291;
  static final long MEMFD_CREATE = X86_64 ? 319 : 279;
  static final long PIDFD_SEND_SIGNAL = 424;
  static final long PIDFD_OPEN = 434;

  private SystemCall() {}
}
