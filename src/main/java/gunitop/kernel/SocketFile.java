package gunitop.kernel;

/**
 * The file that a unix listener was bound to, as sock_diag names it ({@code struct unix_diag_vfs}).
 * While the socket lives, its inode is not given to another file.
 *
 * @param inode the lower 32 bits of the inode number
 * @param device the kernel's own device number: 12 bits major, 20 bits minor
 */
public record SocketFile(int inode, int device) {
  private static final int MINOR_BITS = 20;

  /**
   * Whether this status is that file's. File systems without a device of their own (btrfs, overlay)
   * may tell {@code stat} another device than the kernel keeps: there the inode alone decides.
   */
  public boolean isNamedBy(FileStatus status) {
    long major = status.device() >> 8 & 0xFFF | status.device() >> 32 & ~0xFFF;
    long minor = status.device() & 0xFF | status.device() >> 12 & ~0xFF;
    boolean sameDevice = (int) (major << MINOR_BITS | minor) == device;
    return status.isSocket() && (int) status.inode() == inode && (sameDevice || major == 0);
  }
}
