package gunitop.kernel;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/**
 * The C library by JNA direct mapping.
 *
 * <p>{@code errno} is read through {@link #checked(long)}, which is right only directly after the
 * call and only where it answered -1.
 */
final class LibC implements Calls {
  static {
    Native.register(LibC.class, NativeLibrary.getProcess());
  }

  private static Calls calls = new LibC();

  private LibC() {}

  /** What all calls go through. */
  static Calls calls() {
    return calls;
  }

  /**
   * Lets all calls go through this from now on, for tests; answers with what they went through. To
   * let one fail, it answers -1 after {@link Native#setLastError}.
   */
  static Calls replace(Calls other) {
    Calls before = calls;
    calls = other;
    return before;
  }

  @Override
  public native int openat(int directory, long path, int flags);

  @Override
  public native int openat(int directory, long path, int flags, int mode);

  @Override
  public native int mkdirat(int directory, long path, int mode);

  @Override
  public native int unlinkat(int directory, long path, int flags);

  @Override
  public native int renameat(int from, long path, int to, long newPath);

  @Override
  public native int fchmod(int fd, int mode);

  @Override
  public native int fsync(int fd);

  @Override
  public native int fstatfs(int fd, long answer);

  @Override
  public native int faccessat(int directory, long path, int mode, int flags);

  @Override
  public native long getxattr(long path, long name, long value, long size);

  @Override
  public native long read(int fd, long buffer, long size);

  @Override
  public native long write(int fd, long buffer, long size);

  @Override
  public native long pread(int fd, long buffer, long size, long offset);

  @Override
  public native int close(int fd);

  @Override
  public native long readlinkat(int directory, long path, long buffer, long size);

  @Override
  public native int poll(long entries, long count, int timeoutMillis);

  @Override
  public native int eventfd(int value, int flags);

  @Override
  public native int inotify_init1(int flags);

  @Override
  public native int inotify_add_watch(int fd, long path, int mask);

  @Override
  public native int inotify_rm_watch(int fd, int watch);

  @Override
  public native int pipe2(long ends, int flags);

  @Override
  public native int dup3(int fd, int copy, int flags);

  @Override
  public native long signal(int signal, long handler);

  @Override
  public native int socket(int domain, int type, int protocol);

  @Override
  public native int connect(int fd, long address, int size);

  @Override
  public native int bind(int fd, long address, int size);

  @Override
  public native int listen(int fd, int backlog);

  @Override
  public native int accept4(int fd, long address, long size, int flags);

  @Override
  public native int flock(int fd, int operation);

  @Override
  public native int getsockopt(int fd, int level, int name, long value, long size);

  @Override
  public native long send(int fd, long buffer, long size, int flags);

  @Override
  public native long recv(int fd, long buffer, long size, int flags);

  @Override
  public native int setns(int fd, int type);

  @Override
  public native int kill(int pid, int signal);

  @Override
  public native int tcgetattr(int fd, long modes);

  @Override
  public native int tcsetattr(int fd, int when, long modes);

  @Override
  public native int tcgetpgrp(int fd);

  @Override
  public native int ioctl(int fd, long request, long argument);

  @Override
  public native int getpid();

  @Override
  public native int getpgrp();

  @Override
  public native int geteuid();

  @Override
  public native int getegid();

  @Override
  public native long sendmsg(int fd, long message, int flags);

  @Override
  public native long sysconf(int name);

  @Override
  public native int clock_gettime(int clock, long time);

  @Override
  public native long syscall(long number, long a, long b, long c, long d, long e);

  /** The result of a call, or the negated {@code errno} where the call answered -1. */
  static long checked(long result) {
    return result == -1 ? -Native.getLastError() : result;
  }

  /** The same for a call that answers with an {@code int}. */
  static int checked(int result) {
    return result == -1 ? -Native.getLastError() : result;
  }
}
