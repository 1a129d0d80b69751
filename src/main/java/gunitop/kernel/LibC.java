package gunitop.kernel;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/**
 * The C library by JNA direct mapping. Addresses are passed as {@code long}: the owner of the
 * memory keeps it reachable for as long as the call lasts.
 *
 * <p>Every function answers as in C; {@code errno} is read through {@link #checked(long)}, which is
 * right only directly after the call and only where it answered -1.
 */
final class LibC {
  static {
    Native.register(LibC.class, NativeLibrary.getProcess());
  }

  private LibC() {}

  static native int openat(int directory, long path, int flags);

  static native int openat(int directory, long path, int flags, int mode);

  static native int mkdirat(int directory, long path, int mode);

  static native int unlinkat(int directory, long path, int flags);

  static native int renameat(int from, long path, int to, long newPath);

  static native int fchmod(int fd, int mode);

  static native int fsync(int fd);

  static native int fstatfs(int fd, long answer);

  static native int faccessat(int directory, long path, int mode, int flags);

  static native long getxattr(long path, long name, long value, long size);

  static native long read(int fd, long buffer, long size);

  static native long write(int fd, long buffer, long size);

  static native long pread(int fd, long buffer, long size, long offset);

  static native int close(int fd);

  static native long readlinkat(int directory, long path, long buffer, long size);

  static native int poll(long entries, long count, int timeoutMillis);

  static native int eventfd(int value, int flags);

  static native int inotify_init1(int flags);

  static native int inotify_add_watch(int fd, long path, int mask);

  static native int inotify_rm_watch(int fd, int watch);

  static native int pipe2(long ends, int flags);

  static native int dup3(int fd, int copy, int flags);

  static native long signal(int signal, long handler);

  static native int socket(int domain, int type, int protocol);

  static native int connect(int fd, long address, int size);

  static native int bind(int fd, long address, int size);

  static native int listen(int fd, int backlog);

  static native int accept4(int fd, long address, long size, int flags);

  static native int flock(int fd, int operation);

  static native int getsockopt(int fd, int level, int name, long value, long size);

  static native long send(int fd, long buffer, long size, int flags);

  static native long recv(int fd, long buffer, long size, int flags);

  static native int setns(int fd, int type);

  static native int kill(int pid, int signal);

  static native int tcgetattr(int fd, long modes);

  static native int tcsetattr(int fd, int when, long modes);

  static native int tcgetpgrp(int fd);

  static native int ioctl(int fd, long request, long argument);

  static native int getpid();

  static native int getpgrp();

  static native int geteuid();

  static native int getegid();

  static native long sendmsg(int fd, long message, int flags);

  static native long sysconf(int name);

  static native int clock_gettime(int clock, long time);

  /** {@code syscall(2)}, for what old C libraries have no function for. */
  static native long syscall(long number, long a, long b, long c, long d, long e);

  /** The result of a call, or the negated {@code errno} where the call answered -1. */
  static long checked(long result) {
    return result == -1 ? -Native.getLastError() : result;
  }

  /** The same for a call that answers with an {@code int}. */
  static int checked(int result) {
    return result == -1 ? -Native.getLastError() : result;
  }
}
