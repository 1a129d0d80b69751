package gunitop.kernel;

import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The kernel of a recorded host: answers the calls that the program makes of a real one. One
 * recording is played after the other; who is gone in the next one is gone for the descriptors that
 * are open too.
 */
public final class RecordedKernel {
  private static final int FIRST_FD = 1000;
  private static final int O_PATH = 010000000;
  private static final int O_NOFOLLOW =
      "amd64".equals(System.getProperty("os.arch")) ? 0400000 : 0100000;
  private static final int AT_SYMLINK_NOFOLLOW = 0x100;

  private static final Map<Path, RecordedTree> TREES = new ConcurrentHashMap<>();

  private final Map<Integer, Open> open = new TreeMap<>();
  private final List<String> sent = new ArrayList<>();
  private Path directory;
  private RecordedTree tree;

  /** An open file: where it lies, what it was then, whose it is, and how far it was listed. */
  private static final class Open {
    final String path;
    final RecordedTree.Entry entry;
    final int pid;
    final String start;
    final RecordedSocketDiag socket;
    int listed;

    Open(String path, RecordedTree.Entry entry, int pid, String start, RecordedSocketDiag socket) {
      this.path = path;
      this.entry = entry;
      this.pid = pid;
      this.start = start;
      this.socket = socket;
    }
  }

  /** Plays this recording from now on. */
  public void play(String recording) {
    directory = Path.of("src/test/resources/proc", recording);
    tree = TREES.computeIfAbsent(directory, RecordedTree::new);
  }

  /** A line of the recording's {@code host}. */
  public String host(String name) {
    return tree.host.get(name);
  }

  /** Lets a process be gone from now on, until the next recording. */
  public void end(int pid) {
    tree = new RecordedTree(directory);
    tree.remove(pid);
  }

  /** When a process of the recording was started. */
  public long startTicks(int pid) {
    return Long.parseLong(tree.start(pid));
  }

  /** The signals that were sent: {@code PID SIGNAL}. */
  public List<String> sent() {
    return List.copyOf(sent);
  }

  Object call(KernelCall call) {
    return switch (call.name()) {
      case "openat" -> open((int) call.number(0), call.text(1), (int) call.number(2));
      case "close" -> open.remove((int) call.number(0)) == null ? failed(Errno.EBADF) : 0L;
      case "pread" -> read(call);
      case "readlinkat" -> readLink(call);
      case "statx" -> status(call);
      case "getdents64" -> list(call);
      case "socket" -> added(new Open("", null, 0, null, new RecordedSocketDiag()));
      case "send" -> open.get((int) call.number(0)).socket.asked(call, tree.sockets);
      case "recv" -> open.get((int) call.number(0)).socket.answer(call);
      case "getpid" -> (long) RecordedTree.OUR_PID;
      case "geteuid", "getegid" -> Long.valueOf(tree.host.get("viewerUid"));
      case "kill" -> kill((int) call.number(0), (int) call.number(1));
      case "pidfd_open" -> pidfd((int) call.number(1));
      case "pidfd_send_signal" -> signal(open.get((int) call.number(1)), (int) call.number(2));
      case "sysconf" -> call.number(0) == 2 ? 100L : call.number(0) == 30 ? 4096L : 4L;
      case "clock_gettime" -> clock(new Pointer(call.number(1)));
      default -> failed(Errno.ENOSYS);
    };
  }

  private static long failed(int errno) {
    return CallDoor.failed(errno);
  }

  private static long clock(Pointer time) {
    long now = System.nanoTime();
    time.setLong(0, now / 1_000_000_000L);
    time.setLong(8, now % 1_000_000_000L);
    return 0;
  }

  private long added(Open file) {
    int fd = FIRST_FD;
    while (open.containsKey(fd)) {
      fd++;
    }
    open.put(fd, file);
    return fd;
  }

  private long open(int directory, String name, int flags) {
    boolean follow = (flags & O_NOFOLLOW) == 0;
    String path = resolved(directory, name, follow);
    RecordedTree.Entry entry = path == null ? null : tree.entries.get(path);
    if (entry == null) {
      return failed(Errno.ENOENT);
    }
    if (entry.link() != null && (flags & O_PATH) == 0) {
      return failed(Errno.ELOOP);
    }
    int pid = pid(path);
    return added(new Open(path, entry, pid, tree.start(pid), null));
  }

  /** 0 of what is no process's. */
  private static int pid(String path) {
    String[] names = path.split("/");
    return names.length > 2 && names[1].equals("proc") && names[2].matches("\\d+")
        ? Integer.parseInt(names[2])
        : 0;
  }

  private boolean isGone(Open file) {
    return file.start != null && !file.start.equals(tree.start(file.pid));
  }

  /** The path without links; {@code null} where it leads nowhere. */
  private String resolved(int directory, String name, boolean follow) {
    String path = name.startsWith("/") ? name : open.get(directory).path + "/" + name;
    if (name.isEmpty()) {
      return open.get(directory).path;
    }
    String at = "";
    String[] names = path.split("/");
    for (int i = 0; i < names.length; i++) {
      if (names[i].isEmpty()) {
        continue;
      }
      String next = at + "/" + names[i];
      RecordedTree.Entry entry = tree.entries.get(next);
      boolean last = i == names.length - 1;
      if (next.startsWith("/proc/" + RecordedTree.OUR_PID + "/fd/")) {
        Open named = open.get(Integer.parseInt(names[i]));
        return named == null ? null : named.path;
      }
      if (entry != null && entry.link() != null && entry.open() == null && (follow || !last)) {
        next = entry.link().startsWith("/") ? entry.link() : at + "/" + entry.link();
      }
      at = next.equals("/") ? "" : next;
    }
    return at.isEmpty() ? "/" : at;
  }

  private long read(KernelCall call) {
    Open file = open.get((int) call.number(0));
    if (file == null) {
      return failed(Errno.EBADF);
    }
    if (isGone(file)) {
      return failed(Errno.ESRCH);
    }
    byte[] content =
        file.start == null && !file.path.equals("/proc/loadavg")
            ? file.entry.content()
            : tree.content(file.path);
    int offset = (int) Math.min(call.number(3), content.length);
    int length = (int) Math.min(call.number(2), content.length - offset);
    new Pointer(call.number(1)).write(0, content, offset, length);
    return length;
  }

  private long readLink(KernelCall call) {
    String path = resolved((int) call.number(0), call.text(1), false);
    RecordedTree.Entry entry = tree.entries.get(path);
    if (entry == null || entry.link() == null) {
      return failed(entry == null ? Errno.ENOENT : Errno.EINVAL);
    }
    byte[] target = entry.link().getBytes(StandardCharsets.UTF_8);
    new Pointer(call.number(2)).write(0, target, 0, target.length);
    return target.length;
  }

  private long status(KernelCall call) {
    boolean follow = (call.number(3) & AT_SYMLINK_NOFOLLOW) == 0;
    String name = call.text(2);
    String path = resolved((int) call.number(1), name, follow);
    RecordedTree.Entry entry =
        name.isEmpty() ? open.get((int) call.number(1)).entry : tree.entries.get(path);
    if (entry == null) {
      return failed(Errno.ENOENT);
    }
    boolean through = follow && !name.isEmpty() && entry.open() != null;
    RecordedStatus.write(through ? entry.open() : entry.status(), new Pointer(call.number(5)));
    return 0;
  }

  private long list(KernelCall call) {
    Open file = open.get((int) call.number(1));
    if (isGone(file)) {
      return failed(Errno.ENOENT);
    }
    List<String> all = List.copyOf(tree.names.get(file.path));
    Pointer into = new Pointer(call.number(2));
    int length = 0;
    while (file.listed < all.size()) {
      byte[] name = all.get(file.listed).getBytes(StandardCharsets.UTF_8);
      int size = (19 + name.length + 1 + 7) & ~7;
      if (length + size > call.number(3)) {
        break;
      }
      into.setShort(length + 16, (short) size);
      into.setByte(length + 18, (byte) 0);
      into.write(length + 19, name, 0, name.length);
      into.setByte(length + 19 + name.length, (byte) 0);
      length += size;
      file.listed++;
    }
    return length;
  }

  private long kill(int pid, int signal) {
    if (tree.start(pid) == null) {
      return failed(Errno.ESRCH);
    }
    if (signal != 0) {
      sent.add(pid + " " + signal);
    }
    return 0;
  }

  private long pidfd(int pid) {
    String start = pid == RecordedTree.OUR_PID ? "0" : tree.start(pid);
    return start == null ? failed(Errno.ESRCH) : added(new Open("", null, pid, start, null));
  }

  private long signal(Open pidfd, int signal) {
    if (pidfd.pid == RecordedTree.OUR_PID) {
      return 0;
    }
    return isGone(pidfd) ? failed(Errno.ESRCH) : kill(pidfd.pid, signal);
  }
}
