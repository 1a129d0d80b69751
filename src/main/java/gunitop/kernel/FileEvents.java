package gunitop.kernel;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/**
 * Tells when files are opened, programs among them that are executed, and when files are made in a
 * directory ({@code inotify(7)}). Watches may be added and removed by one thread while another
 * waits.
 *
 * <p>Methods that answer with an {@code int} give a negated {@link Errno} where they fail.
 */
public final class FileEvents implements AutoCloseable {
  private static final int NONBLOCK_CLOEXEC = 04000 | 02000000;
  private static final int IN_ATTRIB = 0x4;
  private static final int IN_OPEN = 0x20;
  private static final int IN_CREATE = 0x100;
  private static final int IN_UNMOUNT = 0x2000;
  private static final int IN_Q_OVERFLOW = 0x4000;
  private static final int IN_ONLYDIR = 0x01000000;
  private static final int ENTRY_SIZE = 8;
  private static final int RETURNED = 6;
  private static final short POLLIN = 1;
  private static final int HEAD = 16;
  private static final int CHUNK = 64 * 1024;

  private final int fd;
  private final Memory entries = new Memory(2 * ENTRY_SIZE);
  private final Memory chunk = new Memory(CHUNK);

  private FileEvents(int fd) {
    this.fd = fd;
  }

  /** One that watches nothing yet; fails where the user has too many of them. */
  public static Answer<FileEvents> open() {
    int fd = LibC.checked(LibC.calls().inotify_init1(NONBLOCK_CLOEXEC));
    return fd < 0 ? Answer.failed(-fd) : Answer.of(new FileEvents(fd));
  }

  /** Watches for a file being opened or executed; answers with the watch. */
  public int watchOpening(String file) {
    return add(file, IN_OPEN | IN_ATTRIB);
  }

  /** Watches for files being made in a directory; answers with the watch. */
  public int watchMaking(String directory) {
    return add(directory, IN_CREATE | IN_ONLYDIR);
  }

  /** The same file has the same watch, however it is named. */
  private int add(String path, int mask) {
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    try (Memory name = new Memory(bytes.length + 1)) {
      name.write(0, bytes, 0, bytes.length);
      name.setByte(bytes.length, (byte) 0);
      return LibC.checked(LibC.calls().inotify_add_watch(fd, Pointer.nativeValue(name), mask));
    }
  }

  /** Removes a watch. */
  public void remove(int watch) {
    LibC.calls().inotify_rm_watch(fd, watch);
  }

  /** Waits without end for an event, or for the wakeup; answers whether there is an event. */
  public boolean await(Wakeup wakeup) {
    entries.setLong(0, 0);
    entries.setLong(ENTRY_SIZE, 0);
    entries.setInt(0, fd);
    entries.setShort(4, POLLIN);
    entries.setInt(ENTRY_SIZE, wakeup.fd());
    entries.setShort(ENTRY_SIZE + 4, POLLIN);
    LibC.calls().poll(Pointer.nativeValue(entries), 2, -1);
    if (entries.getShort(ENTRY_SIZE + RETURNED) != 0) {
      wakeup.drain();
    }
    return entries.getShort(RETURNED) != 0;
  }

  /**
   * Takes the events that are there.
   *
   * @param wanted whether to hear of a file of this name being made
   */
  public Heard take(Predicate<String> wanted) {
    boolean sign = false;
    boolean changed = false;
    long length;
    while ((length = LibC.checked(LibC.calls().read(fd, Pointer.nativeValue(chunk), CHUNK))) > 0) {
      for (long at = 0; at < length; at += HEAD + chunk.getInt(at + 12)) {
        int mask = chunk.getInt(at + 4);
        changed |= (mask & (IN_ATTRIB | IN_UNMOUNT)) != 0;
        sign |= (mask & (IN_OPEN | IN_Q_OVERFLOW)) != 0;
        if ((mask & IN_CREATE) != 0 && !sign) {
          sign = wanted.test(chunk.getString(at + HEAD, "UTF-8"));
        }
      }
    }
    return new Heard(sign, changed);
  }

  /**
   * What was heard.
   *
   * @param sign whether a file was opened, a wanted one made, or more happened than was told
   * @param changed whether a watched file is perhaps no longer what its name means
   */
  public record Heard(boolean sign, boolean changed) {}

  @Override
  public void close() {
    LibC.calls().close(fd);
  }
}
