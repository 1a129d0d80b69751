package gunitop.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a call goes wrong. */
public sealed interface Fault {

  /** What the caller gets in place of the answer. */
  Object instead(KernelCall call, Kernel kernel) throws Throwable;

  /** Whether the kernel says by it that there is no such process or file. */
  default boolean saysGone() {
    return false;
  }

  /** Who would answer. */
  interface Kernel {
    Object call(KernelCall call) throws Throwable;
  }

  /** It fails. */
  record Error(int errno) implements Fault {
    @Override
    public Object instead(KernelCall call, Kernel kernel) {
      return CallDoor.failed(errno);
    }

    @Override
    public boolean saysGone() {
      return Errno.isGone(errno);
    }

    @Override
    public String toString() {
      return NAMES.getOrDefault(errno, "errno " + errno);
    }
  }

  /** It gives a part of what it could, as where a signal comes or a page ends. */
  record Short() implements Fault {
    /** Room for two entries of a directory or three. */
    private static final int FEW = 64;

    @Override
    public Object instead(KernelCall call, Kernel kernel) throws Throwable {
      if (call.name().equals("getdents64")) {
        return kernel.call(call.with(call.size(), FEW));
      }
      Object whole = kernel.call(call);
      long length = ((Number) whole).longValue();
      return length <= 1 ? whole : (Object) (length / 2);
    }

    @Override
    public String toString() {
      return "short";
    }
  }

  /** It gives nothing, as at the end of a file, or of one whose process has just ended. */
  record Empty() implements Fault {
    @Override
    public Object instead(KernelCall call, Kernel kernel) {
      return 0L;
    }

    @Override
    public String toString() {
      return "empty";
    }
  }

  int EIO = 5;
  int ENXIO = 6;
  int ENOMEM = 12;
  int ENODEV = 19;
  int ENOBUFS = 105;
  int ESTALE = 116;

  Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(Errno.EPERM, "EPERM"),
          Map.entry(Errno.ENOENT, "ENOENT"),
          Map.entry(Errno.ESRCH, "ESRCH"),
          Map.entry(Errno.EINTR, "EINTR"),
          Map.entry(EIO, "EIO"),
          Map.entry(ENXIO, "ENXIO"),
          Map.entry(Errno.EBADF, "EBADF"),
          Map.entry(Errno.EAGAIN, "EAGAIN"),
          Map.entry(ENOMEM, "ENOMEM"),
          Map.entry(Errno.EACCES, "EACCES"),
          Map.entry(Errno.ENOTDIR, "ENOTDIR"),
          Map.entry(Errno.EINVAL, "EINVAL"),
          Map.entry(Errno.ENFILE, "ENFILE"),
          Map.entry(Errno.EMFILE, "EMFILE"),
          Map.entry(Errno.ENOSPC, "ENOSPC"),
          Map.entry(Errno.EROFS, "EROFS"),
          Map.entry(Errno.EPIPE, "EPIPE"),
          Map.entry(Errno.ENOSYS, "ENOSYS"),
          Map.entry(Errno.ELOOP, "ELOOP"),
          Map.entry(ENOBUFS, "ENOBUFS"),
          Map.entry(ESTALE, "ESTALE"),
          Map.entry(Errno.EDQUOT, "EDQUOT"));

  /** Each way in which this call can go wrong by its man page, and short and empty answers. */
  static List<Fault> of(KernelCall call) {
    List<Fault> all = new ArrayList<>();
    for (int errno : errnos(call.name())) {
      all.add(new Error(errno));
    }
    if (call.size() >= 0) {
      all.add(new Short());
    }
    if (call.name().equals("read") || call.name().equals("pread")) {
      all.add(new Empty());
    }
    return all;
  }

  private static int[] errnos(String name) {
    return switch (name) {
      case "openat" ->
          new int[] {
            Errno.EACCES,
            Errno.EMFILE,
            Errno.ENFILE,
            ENOMEM,
            EIO,
            Errno.EPERM,
            Errno.EINTR,
            Errno.ELOOP,
            Errno.ENOENT,
            Errno.ESRCH
          };
      case "read", "pread" ->
          new int[] {
            EIO, ENOMEM, Errno.EINTR, Errno.EACCES, Errno.EPERM, Errno.EINVAL, Errno.ESRCH, ESTALE
          };
      case "statx" ->
          new int[] {Errno.EACCES, ENOMEM, EIO, Errno.ELOOP, ESTALE, Errno.ENOENT, Errno.ESRCH};
      case "readlinkat" ->
          new int[] {Errno.EACCES, ENOMEM, EIO, Errno.ENOENT, Errno.ESRCH, Errno.EPERM};
      case "getdents64" -> new int[] {ENOMEM, EIO, Errno.ENOENT, Errno.EACCES};
      case "socket" -> new int[] {Errno.EMFILE, Errno.ENFILE, ENOBUFS, ENOMEM, Errno.EACCES};
      case "send" -> new int[] {ENOBUFS, ENOMEM, Errno.EINTR, Errno.EAGAIN, Errno.EPERM};
      case "recv" -> new int[] {ENOBUFS, ENOMEM, Errno.EINTR, Errno.EAGAIN};
      case "write" ->
          new int[] {Errno.ENOSPC, EIO, Errno.EDQUOT, Errno.EINTR, Errno.EAGAIN, Errno.EPIPE};
      case "pidfd_open" ->
          new int[] {
            Errno.EMFILE, Errno.ENFILE, ENOMEM, ENODEV, Errno.ESRCH, Errno.ENOSYS, Errno.EPERM
          };
      case "pidfd_send_signal" ->
          new int[] {Errno.EPERM, Errno.ESRCH, Errno.EINVAL, Errno.EBADF, Errno.ENOSYS};
      case "kill" -> new int[] {Errno.EPERM, Errno.ESRCH};
      case "fstatfs" -> new int[] {ENOMEM, EIO, Errno.EINTR, Errno.ENOSYS};
      case "faccessat" -> new int[] {Errno.EACCES, EIO, ENOMEM, Errno.ENOENT};
      case "setns" -> new int[] {Errno.EPERM, Errno.EINVAL, ENOMEM};
      case "connect" ->
          new int[] {Errno.EACCES, Errno.EAGAIN, 111, Errno.ENOENT, Errno.EINTR, ENOMEM};
      case "poll" -> new int[] {Errno.EINTR, ENOMEM};
      case "getsockopt" -> new int[] {ENOBUFS, ENOMEM};
      case "fsync" -> new int[] {EIO, Errno.ENOSPC, Errno.EDQUOT};
      case "renameat", "mkdirat", "unlinkat" ->
          new int[] {Errno.ENOSPC, EIO, Errno.EROFS, Errno.EACCES, Errno.ENOENT, Errno.EDQUOT};
      case "fchmod" -> new int[] {Errno.EPERM, EIO, Errno.EROFS};
      case "flock" -> new int[] {Errno.EAGAIN, Errno.EINTR, ENOMEM};
      default -> new int[0];
    };
  }
}
