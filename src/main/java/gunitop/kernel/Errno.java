package gunitop.kernel;

/** Why a system call failed ({@code errno(3)}); the numbers are those of x86-64 and arm64. */
public final class Errno {
  public static final int EPERM = 1;
  public static final int ENOENT = 2;
  public static final int ESRCH = 3;
  public static final int EINTR = 4;
  public static final int EIO = 5;
  public static final int EBADF = 9;
  public static final int EAGAIN = 11;
  public static final int ENOMEM = 12;
  public static final int EACCES = 13;
  public static final int EEXIST = 17;
  public static final int ENOTDIR = 20;
  public static final int EINVAL = 22;
  public static final int ENFILE = 23;
  public static final int EMFILE = 24;
  public static final int ENOTTY = 25;
  public static final int ENOSPC = 28;
  public static final int EROFS = 30;
  public static final int EPIPE = 32;
  public static final int ENAMETOOLONG = 36;
  public static final int ENOSYS = 38;
  public static final int ENOTEMPTY = 39;
  public static final int ELOOP = 40;
  public static final int ENODATA = 61;
  public static final int EPROTO = 71;
  public static final int EOPNOTSUPP = 95;
  public static final int ENOBUFS = 105;
  public static final int EDQUOT = 122;

  private Errno() {}

  /** Whether the kernel refused for lack of a right. */
  public static boolean isDenied(int errno) {
    return errno == EACCES || errno == EPERM;
  }

  /** Whether there is no such thing, or no such process any more. */
  public static boolean isGone(int errno) {
    return errno == ENOENT || errno == ESRCH;
  }

  /**
   * Whether the kernel could not answer for want of something of ours or of the host's: that says
   * nothing of what was asked about.
   */
  public static boolean isTrouble(int errno) {
    return switch (errno) {
      case EINTR, EIO, EAGAIN, ENOMEM, ENFILE, EMFILE, ENOBUFS -> true;
      default -> false;
    };
  }

  /**
   * The error of a question about a part of the kernel that may be missing, as IPv6 may: 0 where it
   * is refused for that, as nothing is there then.
   */
  static int unlessMissing(int errno) {
    return isTrouble(errno) ? errno : 0;
  }

  /** A short text for an operator: the name where it is a frequent one, else the number. */
  public static String text(int errno) {
    return switch (errno) {
      case EPERM -> "EPERM (not permitted)";
      case ENOENT -> "ENOENT (no such file)";
      case ESRCH -> "ESRCH (no such process)";
      case EACCES -> "EACCES (access denied)";
      case EBADF -> "EBADF (not open for it)";
      case EINVAL -> "EINVAL (invalid argument)";
      case EIO -> "EIO (input/output error)";
      case ENOMEM -> "ENOMEM (out of memory)";
      case ENFILE -> "ENFILE (too many open files on the host)";
      case EMFILE -> "EMFILE (too many open files)";
      case ENOSPC -> "ENOSPC (no space left)";
      case EROFS -> "EROFS (read-only filesystem)";
      case EPIPE -> "EPIPE (nobody reads it)";
      case EDQUOT -> "EDQUOT (quota used up)";
      case ENOSYS -> "ENOSYS (unknown to this kernel)";
      default -> "error " + errno;
    };
  }
}
