package gunitop.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a simulated Gunicorn was started.
 *
 * @param application the WSGI application
 * @param address where it listens
 * @param workers how many workers a master starts
 * @param timeoutSeconds of silence after which the arbiter kills a worker
 * @param gracefulSeconds that TERM gives the workers
 * @param preload whether the master imports the application before it forks
 * @param daemon whether WINCH is obeyed
 * @param pidfile its path; empty where there is none
 * @param titles whether titles overwrite the command lines
 * @param log the error log's path
 * @param words its command line
 */
record Launch(
    String application,
    String address,
    int workers,
    int timeoutSeconds,
    int gracefulSeconds,
    boolean preload,
    boolean daemon,
    Optional<String> pidfile,
    boolean titles,
    String log,
    List<String> words) {

  /** Copies the list. */
  Launch {
    words = List.copyOf(words);
  }

  /** The shop of the lessons: four workers on a port, with titles. */
  static Launch shop(boolean daemon, boolean preload, boolean pidfile) {
    String log = "/var/log/shop/error.log";
    Optional<String> path = pidfile ? Optional.of("/run/shop.pid") : Optional.empty();
    List<String> words = new ArrayList<>(List.of("/usr/bin/python3", "/usr/bin/gunicorn"));
    if (daemon) {
      words.add("--daemon");
    }
    if (preload) {
      words.add("--preload");
    }
    words.addAll(List.of("-w", "4", "-b", "127.0.0.1:8000"));
    path.ifPresent(file -> words.addAll(List.of("--pid", file)));
    words.addAll(List.of("--timeout", "20", "--error-logfile", log, "shop:application"));
    return new Launch(
        "shop:application", "127.0.0.1:8000", 4, 20, 30, preload, daemon, path, true, log, words);
  }
}
