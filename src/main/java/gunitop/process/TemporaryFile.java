package gunitop.process;

/**
 * A deleted file that a process keeps open, as {@code fstat(2)} shows it.
 *
 * @param device the device number
 * @param inode the inode number
 * @param mode the permission bits, 07777
 * @param modifiedNanos the time of the last change of content, nanoseconds since the epoch; may
 *     have been set to anything by {@code utime(2)}
 * @param changedNanos the time of the last change of the inode, nanoseconds since the epoch by the
 *     host's clock; cannot be set
 */
public record TemporaryFile(
    long device, long inode, int mode, long modifiedNanos, long changedNanos) {}
