package gunitop.e2e;

import gunitop.needs.Need;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A container without an engine: namespaces of its own for PIDs, mounts, network, host name and
 * IPC; its files are this host's, copied when they are written. The application lies in {@code
 * /srv/app}, a folder that it shares with the test, and is asked from inside.
 */
final class ContainerHost implements AutoCloseable {
  static final String FOLDER = "/srv/app";
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Pattern LISTENING = Pattern.compile("Listening at: \\S+ \\((\\d+)\\)");

  private static final String MOUNTS =
      """
      set -e
      mount -t tmpfs gunitop "$1/mnt"
      mkdir "$1/mnt/upper" "$1/mnt/work" "$1/mnt/root"
      root="$1/mnt/root"
      mount -t overlay gunitop -o "lowerdir=/,upperdir=$1/mnt/upper,workdir=$1/mnt/work" "$root"
      mount -t proc proc "$root/proc"
      mount --rbind /dev "$root/dev"
      mkdir -p "$root/srv/app" "$root$2"
      mount --bind "$1/app" "$root/srv/app"
      mount --bind "$2" "$root$2"
      cd "$root"
      mkdir -p old
      pivot_root . old
      umount -l /old
      exec chroot . /bin/sh -c "cd /srv/app; python3 up.py; $3"
      """;

  /** The loopback device of a new network namespace is down. */
  private static final String UP =
      """
      import fcntl, socket, struct
      fcntl.ioctl(socket.socket(), 0x8914, struct.pack('16sh14x', b'lo', 0x41))
      """;

  private static final String APPLICATION =
      """
      def application(environ, start_response):
          start_response('200 OK', [('Content-Type', 'text/plain')])
          return [b'%s']
      """;

  /** Asks until it is told to stop, then says how often it was answered and what failed. */
  private static final String CLIENT =
      """
      import os, socket, time
      answered, failed = {}, []
      while not os.path.exists('stop'):
          try:
              with socket.create_connection(('127.0.0.1', 8000), 20) as one:
                  one.sendall(b'GET / HTTP/1.0\\r\\n\\r\\n')
                  text = b''.join(iter(lambda: one.recv(1024), b'')).decode()
              version = text.split('\\r\\n\\r\\n')[1]
              answered[version] = answered.get(version, 0) + 1
          except (OSError, IndexError) as e:
              failed.append(repr(e))
          time.sleep(0.005)
      print(answered, 'failed:', failed)
      """;

  private final Path folder;
  private Process outside;

  private ContainerHost(Path folder) {
    this.folder = folder;
  }

  /** Starts one whose first process becomes this shell command. */
  static ContainerHost running(String command) {
    Need.CONTAINERS.mustBeDeclared();
    ContainerHost host;
    try {
      host = new ContainerHost(Files.createTempDirectory("gunitop-container"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      host.start(command);
      return host;
    } catch (RuntimeException | Error failed) {
      host.close();
      throw failed;
    }
  }

  private void start(String command) {
    try {
      Files.createDirectory(folder.resolve("mnt"));
      Files.createDirectory(folder.resolve("app"));
      write("up.py", UP);
      write("client.py", CLIENT);
      write("log", "");
      put("v1");
      outside =
          Shell.start(
              List.of(
                  "unshare",
                  "--pid",
                  "--fork",
                  "--mount",
                  "--net",
                  "--uts",
                  "--ipc",
                  "--kill-child",
                  "setsid",
                  "sh",
                  "-c",
                  MOUNTS,
                  "container",
                  folder.toString(),
                  Path.of("").toAbsolutePath().toString(),
                  command),
              folder.resolve("console.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The shared folder, as it is called here. */
  Path shared() {
    return folder.resolve("app");
  }

  /** Writes a file of the shared folder. */
  void write(String name, String text) {
    try {
      Files.writeString(folder.resolve("app").resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of the shared folder. */
  String read(String name) {
    try {
      return Files.readString(folder.resolve("app").resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a version of the application on disk. */
  void put(String version) {
    write("app.py", APPLICATION.formatted(version));
  }

  /** The first process, by its PID here. */
  int init() {
    return Await.present(
        "the container's first process",
        LIMIT,
        () -> PsTable.childrenOf((int) outside.pid()).stream().findFirst(),
        this::console);
  }

  /** The nth master that has listened since the start, by its PID inside; waits for it. */
  int awaitInside(int nth) {
    Await.until("master " + nth, LIMIT, () -> inLog().size() >= nth, this::console);
    return Integer.parseInt(inLog().get(nth - 1).group(1));
  }

  private List<MatchResult> inLog() {
    return LISTENING.matcher(read("log")).results().toList();
  }

  /** The process that is called this inside, by its PID here. */
  int here(int inside) {
    return Await.present(
        "process " + inside + " of the container",
        LIMIT,
        () -> PsTable.belowBy(init(), inside),
        this::console);
  }

  /** A command as it is run inside. */
  List<String> command(List<String> words) {
    List<String> command = new ArrayList<>(List.of("nsenter", "-a", "-r", "-t", "" + init(), "--"));
    command.addAll(words);
    return command;
  }

  /** Runs a command inside, in the container's files. */
  Shell.Result run(String... words) {
    return Shell.run(command(List.of(words)).toArray(String[]::new));
  }

  /** Asks the application inside until {@link #answers}. */
  Process client() {
    return Shell.start(
        command(List.of("sh", "-c", "cd /srv/app; exec python3 client.py")),
        folder.resolve("app/client.txt"));
  }

  /** Ends the asking and returns what came of it. */
  String answers(Process client) {
    write("stop", "");
    Await.until("the client's end", LIMIT, () -> !client.isAlive(), this::console);
    return read("client.txt");
  }

  private String console() {
    try {
      return Files.readString(folder.resolve("console.txt")) + read("log");
    } catch (IOException gone) {
      return "";
    }
  }

  /** Ends it with all that runs in it. */
  @Override
  public void close() {
    if (outside != null) {
      for (int init : PsTable.childrenOf((int) outside.pid())) {
        Shell.kill("KILL", init);
      }
      outside.destroyForcibly();
      Await.until("the container's end", () -> !outside.isAlive());
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
