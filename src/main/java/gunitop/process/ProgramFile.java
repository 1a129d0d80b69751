package gunitop.process;

/**
 * The file that a process executes, {@code /proc/PID/exe}: the same file has the same numbers,
 * whatever its path is. Readable by the same user and by root.
 *
 * @param device the device's number
 * @param inode the inode's number
 */
public record ProgramFile(long device, long inode) {}
