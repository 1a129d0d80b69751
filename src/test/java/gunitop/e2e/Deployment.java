package gunitop.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder in which an application lies: its code on disk, which an upgrade exchanges. The
 * application answers {@code "<version> <worker's PID>"} with the version that it was imported
 * from; {@code /held} answers when it is released.
 */
public final class Deployment {
  private static final String APPLICATION =
      """
      import os, time

      VERSION = '%s'
      time.sleep(%s)


      def application(environ, start_response):
          if environ['PATH_INFO'] == '/held':
              open('held', 'w').close()
              while not os.path.exists('release'):
                  time.sleep(0.02)
          start_response('200 OK', [('Content-Type', 'text/plain')])
          return [('%%s %%d' %% (VERSION, os.getpid())).encode()]
      """;

  /** Called by Gunicorn when a worker has loaded the application and is about to serve. */
  private static final String HOOKS =
      """
      import os


      def post_worker_init(worker):
          with open('ready.txt', 'a') as ready:
              ready.write('%d\\n' % os.getpid())
      """;

  private final Path directory;
  private final String module;
  private String importSeconds = "0";

  private Deployment(Path directory, String module) {
    this.directory = directory;
    this.module = module;
  }

  /** A new folder, of a name that begins so, with version {@code v1}, owned by this user. */
  static Deployment create(String prefix, String module, int uid) {
    try {
      Path directory = Files.createTempDirectory(prefix).toRealPath();
      Deployment deployment = new Deployment(directory, module);
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
      deployment.write("hooks.py", HOOKS);
      deployment.write("ready.txt", "");
      Files.createDirectory(directory.resolve("untitled"));
      Files.createDirectory(directory.resolve("programs"));
      deployment.write("untitled/setproctitle.py", "raise ImportError('no titles here')\n");
      deployment.put("v1");
      if (uid != 0) {
        for (String name : List.of("", "ready.txt")) {
          Files.setAttribute(directory.resolve(name), "unix:uid", uid);
        }
      }
      return deployment;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder. */
  public Path directory() {
    return directory;
  }

  /** What Gunicorn is told to serve. */
  String application() {
    return module + ":application";
  }

  /** Puts a version on disk; nothing that runs takes notice. */
  public void put(String version) {
    write(module + ".py", APPLICATION.formatted(version, importSeconds));
  }

  /** Puts a version on disk whose workers serve for this long, and then die. */
  void putShortLived(String version, Duration life) {
    String death =
        """
        import threading

        end = threading.Timer(%s, os._exit, [1])
        end.daemon = True
        end.start()
        """
            .formatted(seconds(life));
    write(module + ".py", APPLICATION.formatted(version, importSeconds) + death);
  }

  /** Puts a version on disk that does not import. */
  public void putBroken() {
    write(module + ".py", "raise RuntimeError('a hotfix that does not import')\n");
  }

  /** How long versions put from now on take to import. */
  void importsTake(Duration duration) {
    importSeconds = seconds(duration);
  }

  /** Whether a worker holds a request. */
  boolean holds() {
    return Files.exists(directory.resolve("held"));
  }

  /** Lets the requests be answered that are held. */
  void release() {
    write("release", "");
  }

  /** The workers that have loaded the application, dead ones too. */
  List<Integer> everReady() {
    return read("ready.txt").lines().map(Integer::valueOf).toList();
  }

  /** Lets a later request be held again. */
  void forgetHeld() {
    try {
      Files.deleteIfExists(directory.resolve("held"));
      Files.deleteIfExists(directory.resolve("release"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of the folder as text; empty where it does not exist. */
  public String read(String name) {
    try {
      Path file = directory.resolve(name);
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException vanished) {
      return "";
    }
  }

  /** Removes the folder. */
  void delete() {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String seconds(Duration duration) {
    return Double.toString(duration.toMillis() / 1000.0);
  }

  /** Writes a file of the folder. */
  void write(String name, String content) {
    try {
      Path whole = directory.resolve(name + ".new");
      Files.writeString(whole, content);
      Files.move(whole, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
