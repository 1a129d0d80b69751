package gunitop.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A recording ({@code src/test/resources/proc}) as files of a host, by path. */
final class RecordedTree {
  static final int OUR_PID = 4242;
  private static final long DISK = 254L << 8;
  private static final long PROC = 5;
  private static final int DIRECTORY = 0040755;
  private static final int REGULAR = 0100644;
  private static final int LINK = 0120777;
  private static final int EXECFN_AT = 4096;

  final Map<String, Entry> entries = new TreeMap<>();
  final Map<String, TreeSet<String>> names = new HashMap<>();
  final Map<String, String> host = new HashMap<>();
  final List<String[]> sockets = new ArrayList<>();

  /**
   * One of its files.
   *
   * @param status of the entry itself
   * @param content of a file
   * @param link where a link leads; {@code null} of all others
   * @param open what an open file of a process is, of its link in {@code fd}
   */
  record Entry(FileStatus status, byte[] content, String link, FileStatus open) {}

  RecordedTree(Path root) {
    for (String line : text(root.resolve("host")).split("\n")) {
      int equals = line.indexOf('=');
      host.put(line.substring(0, equals), line.substring(equals + 1));
    }
    for (String line : text(root.resolve("sockets")).split("\n")) {
      String[] fields = line.split(" ", 6);
      if (fields.length == 6) {
        sockets.add(fields);
      }
    }
    directory("/", DISK);
    directory("/proc", PROC);
    link("/proc/self", String.valueOf(OUR_PID));
    ourselves();
    try (Stream<Path> all = Files.list(root)) {
      all.filter(path -> path.getFileName().toString().matches("\\d+"))
          .sorted()
          .forEach(this::process);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    children();
    file("/usr/bin/python3", "");
    file("/usr/bin/gunicorn", "");
    named(root.resolve("files"));
    file("/proc/sys/kernel/hostname", host.get("name") + "\n");
    file("/proc/sys/kernel/random/boot_id", host.get("bootId") + "\n");
    long last = pids().stream().mapToInt(Integer::intValue).max().orElse(1);
    file("/proc/loadavg", "0.00 0.01 0.05 1/" + pids().size() + " " + last + "\n");
  }

  private void ourselves() {
    String us = "/proc/" + OUR_PID + "/";
    file(
        us + "mountinfo",
        "21 1 254:0 / / rw - ext4 /dev/vda1 rw\n22 21 0:5 / /proc rw - proc proc rw\n");
    file(us + "status", "Name:\tjava\nCapEff:\t000001ffffffffff\n");
    file(us + "limits", "Max open files            1024  4096  files\n");
    link(us + "ns/net", "net:[4026531840]");
  }

  private void process(Path directory) {
    String name = directory.getFileName().toString();
    String at = "/proc/" + name + "/";
    for (String file : List.of("stat", "status", "cmdline", "cgroup", "environ", "smaps_rollup")) {
      Path recorded = directory.resolve(file);
      if (Files.isRegularFile(recorded)) {
        file(at + file, bytes(recorded));
      }
    }
    file(at + "mountinfo", content("/proc/" + OUR_PID + "/mountinfo"));
    link(at + "cwd", "/srv/frappe");
    link(at + "root", "/");
    link(at + "ns/net", "net:[4026531840]");
    entries.put(
        at + "exe",
        new Entry(
            status(LINK, PROC, 0), null, "/usr/bin/python3", status(REGULAR | 0111, DISK, 77)));
    add(at + "exe");
    file(
        at + "auxv",
        ByteBuffer.allocate(16)
            .order(ByteOrder.nativeOrder())
            .putLong(31)
            .putLong(EXECFN_AT)
            .array());
    byte[] memory = Arrays.copyOf(new byte[EXECFN_AT], EXECFN_AT + 64);
    byte[] program = "/usr/bin/gunicorn\0".getBytes(UTF_8);
    System.arraycopy(program, 0, memory, EXECFN_AT, program.length);
    file(at + "mem", memory);
    directory(at + "fd", PROC);
    if (Files.isRegularFile(directory.resolve("fd"))) {
      text(directory.resolve("fd")).lines().forEach(line -> descriptor(at, line));
    }
    network(at);
  }

  private void descriptor(String at, String line) {
    String[] fields = line.split(" ", 8);
    int mode =
        LINK & ~0777 | (fields[2].contains("r") ? 0500 : 0) | (fields[2].contains("w") ? 0300 : 0);
    FileStatus open =
        new FileStatus(
            Integer.parseInt(fields[1], 8),
            0,
            0,
            1,
            Long.parseLong(fields[3]),
            Long.parseLong(fields[4]),
            0,
            Long.parseLong(fields[5]),
            Long.parseLong(fields[6]));
    entries.put(at + "fd/" + fields[0], new Entry(status(mode, PROC, 0), null, fields[7], open));
    add(at + "fd/" + fields[0]);
  }

  /** What stands where sock_diag is not. */
  private void network(String at) {
    StringBuilder tcp = new StringBuilder("  sl  local_address rem_address   st\n");
    for (String[] socket : sockets) {
      String port = socket[5].substring(socket[5].lastIndexOf(':') + 1);
      boolean listens = socket[1].equals("listen");
      tcp.append(
          "   0: 0100007F:%04X 00000000:0000 %s 00000000:00000000 00:00000000 00000000 0 0 %s 1\n"
              .formatted(Integer.parseInt(port), listens ? "0A" : "01", socket[2]));
    }
    file(at + "net/tcp", tcp.toString());
    file(at + "net/tcp6", "  sl  local_address rem_address   st\n");
    file(at + "net/unix", "Num RefCount Protocol Flags Type St Inode Path\n");
  }

  private void children() {
    Map<Integer, String> lists = new HashMap<>();
    for (int pid : pids()) {
      lists.putIfAbsent(pid, "");
      lists.merge(parent(pid), pid + " ", String::concat);
    }
    for (int pid : pids()) {
      file("/proc/" + pid + "/task/" + pid + "/children", lists.get(pid));
    }
  }

  private int parent(int pid) {
    String stat = new String(content("/proc/" + pid + "/stat"), UTF_8);
    return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[1]);
  }

  /** Tells a process from another that has its PID; {@code null} where nobody has it. */
  String start(int pid) {
    byte[] stat = content("/proc/" + pid + "/stat");
    if (stat == null) {
      return null;
    }
    String text = new String(stat, UTF_8);
    return text.substring(text.lastIndexOf(')') + 2).split(" ")[19];
  }

  /** Everybody's. */
  List<Integer> pids() {
    return names.get("/proc").stream()
        .filter(name -> name.matches("\\d+"))
        .map(Integer::valueOf)
        .filter(pid -> pid != OUR_PID)
        .sorted()
        .toList();
  }

  /** Lets a process be gone. */
  void remove(int pid) {
    names.get("/proc").remove(String.valueOf(pid));
    entries
        .keySet()
        .removeIf(path -> path.startsWith("/proc/" + pid + "/") || path.equals("/proc/" + pid));
  }

  private void named(Path files) {
    if (!Files.isDirectory(files)) {
      return;
    }
    try (Stream<Path> all = Files.list(files)) {
      all.forEach(
          file -> {
            String text = text(file);
            int end = text.indexOf('\n');
            byte[] content = text.substring(end + 1).getBytes(UTF_8);
            String path = "/" + file.getFileName().toString().replace('%', '/');
            long inode = Long.parseLong(text.substring(0, end));
            FileStatus status = new FileStatus(REGULAR, 0, 0, 1, DISK, inode, content.length, 0, 0);
            entries.put(path, new Entry(status, content, null, null));
            add(path);
          });
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void file(String path, String text) {
    file(path, text.getBytes(UTF_8));
  }

  private void file(String path, byte[] content) {
    entries.put(path, new Entry(status(REGULAR, PROC, 0), content, null, null));
    add(path);
  }

  private void link(String path, String target) {
    entries.put(path, new Entry(status(LINK, PROC, 0), null, target, null));
    add(path);
  }

  private void directory(String path, long device) {
    entries.putIfAbsent(path, new Entry(status(DIRECTORY, device, 0), null, null, null));
    names.computeIfAbsent(path, none -> new TreeSet<>());
    if (!path.equals("/")) {
      add(path);
    }
  }

  private void add(String path) {
    int slash = path.lastIndexOf('/');
    String above = slash == 0 ? "/" : path.substring(0, slash);
    if (!entries.containsKey(above)) {
      directory(above, above.startsWith("/proc") ? PROC : DISK);
    }
    names.get(above).add(path.substring(slash + 1));
  }

  private static FileStatus status(int mode, long device, long inode) {
    return new FileStatus(mode, 0, 0, 1, device, inode, 0, 0, 0);
  }

  byte[] content(String path) {
    Entry entry = entries.get(path);
    return entry == null ? null : entry.content();
  }

  private static String text(Path path) {
    return new String(bytes(path), UTF_8);
  }

  private static byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
