package gunitop.kernel;

/**
 * The functions of the C library that this program calls: its only way to the kernel, but for what
 * the JDK and OSHI call themselves. Tests put another one in its place ({@link LibC#replace}).
 *
 * <p>Every function answers as in C. Addresses are passed as {@code long}: the owner of the memory
 * keeps it reachable for as long as the call lasts.
 */
interface Calls {
  int openat(int directory, long path, int flags);

  int openat(int directory, long path, int flags, int mode);

  int mkdirat(int directory, long path, int mode);

  int unlinkat(int directory, long path, int flags);

  int renameat(int from, long path, int to, long newPath);

  int fchmod(int fd, int mode);

  int fsync(int fd);

  int fstatfs(int fd, long answer);

  int faccessat(int directory, long path, int mode, int flags);

  long getxattr(long path, long name, long value, long size);

  long read(int fd, long buffer, long size);

  long write(int fd, long buffer, long size);

  long pread(int fd, long buffer, long size, long offset);

  int close(int fd);

  long readlinkat(int directory, long path, long buffer, long size);

  int poll(long entries, long count, int timeoutMillis);

  int eventfd(int value, int flags);

  int inotify_init1(int flags);

  int inotify_add_watch(int fd, long path, int mask);

  int inotify_rm_watch(int fd, int watch);

  int pipe2(long ends, int flags);

  int dup3(int fd, int copy, int flags);

  long signal(int signal, long handler);

  int socket(int domain, int type, int protocol);

  int connect(int fd, long address, int size);

  int bind(int fd, long address, int size);

  int listen(int fd, int backlog);

  int accept4(int fd, long address, long size, int flags);

  int flock(int fd, int operation);

  int getsockopt(int fd, int level, int name, long value, long size);

  long send(int fd, long buffer, long size, int flags);

  long recv(int fd, long buffer, long size, int flags);

  int setns(int fd, int type);

  int kill(int pid, int signal);

  int tcgetattr(int fd, long modes);

  int tcsetattr(int fd, int when, long modes);

  int tcgetpgrp(int fd);

  int ioctl(int fd, long request, long argument);

  int getpid();

  int getpgrp();

  int geteuid();

  int getegid();

  long sendmsg(int fd, long message, int flags);

  long sysconf(int name);

  int clock_gettime(int clock, long time);

  /** {@code syscall(2)}, for what old C libraries have no function for. */
  long syscall(long number, long a, long b, long c, long d, long e);
}
