package gunitop.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real Gunicorn with a folder of its own. Every process that it ever starts keeps that folder as
 * its working directory, NEW masters and their workers too: by this they are found, signalled and,
 * at the end, ended.
 */
public final class GunicornHost implements AutoCloseable {
  static final String PIDFILE = "gunicorn.pid";
  static final String LOG = "gunicorn.log";

  private static final Pattern LISTENING = Pattern.compile("Listening at: (\\S+) \\((\\d+)\\)");
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Deployment deployment;
  private final int workers;

  private GunicornHost(Deployment deployment, int workers) {
    this.deployment = deployment;
    this.workers = workers;
  }

  /** How to start one. */
  public static GunicornRecipe with() {
    return new GunicornRecipe();
  }

  static GunicornHost launch(
      Deployment deployment, List<String> command, int workers, boolean daemon, boolean titles) {
    GunicornHost host = new GunicornHost(deployment, workers);
    try {
      Process process = host.builder(command, titles).start();
      if (daemon && process.waitFor() != 0) {
        throw new AssertionError("gunicorn did not start:\n" + host.log());
      }
      host.awaitReady(host.awaitMaster(1));
      return host;
    } catch (IOException e) {
      host.close();
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      host.close();
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while gunicorn started", e);
    } catch (AssertionError e) {
      host.close();
      throw e;
    }
  }

  /** The application's folder: what an upgrade exchanges. */
  public Deployment deployment() {
    return deployment;
  }

  /** How many workers each master was told to run. */
  public int workers() {
    return workers;
  }

  /** Every living master that has listened, eldest first. */
  List<Integer> masters() {
    return mastersInLog().stream().filter(this::owns).toList();
  }

  /** The eldest living master: OLD, or the only one. */
  public int master() {
    List<Integer> masters = masters();
    if (masters.isEmpty()) {
      throw new AssertionError("no master lives:\n" + log());
    }
    return masters.get(0);
  }

  /** How many masters have listened since the start, dead ones too. */
  public int mastersEver() {
    return mastersInLog().size();
  }

  /** Waits until the nth master since the start listens, and returns its PID. */
  public int awaitMaster(int nth) {
    Await.until("master number " + nth, Await.SOON, () -> mastersInLog().size() >= nth, this::log);
    return mastersInLog().get(nth - 1);
  }

  /** The living workers of a master; not what its hooks have started. */
  public List<Integer> workersOf(int master) {
    List<Integer> others = new ArrayList<>(mastersInLog());
    others.addAll(helpers());
    return PsTable.childrenOf(master).stream().filter(pid -> !others.contains(pid)).toList();
  }

  /** What hooks have started: {@link GunicornRecipe#configured}. */
  List<Integer> helpers() {
    return deployment.read("helpers.txt").lines().map(Integer::valueOf).toList();
  }

  /** Waits until all workers of this master, as many as it was told, have loaded the code. */
  public List<Integer> awaitReady(int master) {
    Await.until(
        workers + " ready workers of " + master,
        Await.SOON,
        () -> workersOf(master).size() == workers && loaded(workersOf(master)),
        this::log);
    return workersOf(master);
  }

  /** Waits until a process is gone or a zombie. */
  public void awaitGone(int pid) {
    Await.until("the end of " + pid, Await.SOON, () -> !PsTable.lives(pid), this::log);
  }

  /** The PID in the pidfile; 0 while there is none. */
  int pidInPidfile() {
    String text = deployment.read(PIDFILE).strip();
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }

  /** Where it listens. */
  SocketAddress address() {
    String uri = firstListening().group(1);
    if (uri.startsWith("unix:")) {
      return UnixDomainSocketAddress.of(uri.substring("unix:".length()));
    }
    int port = Integer.parseInt(uri.substring(uri.lastIndexOf(':') + 1));
    return new InetSocketAddress("127.0.0.1", port);
  }

  /** Where it listens, as an operator would write it. */
  String listener() {
    return firstListening().group(1).replace("http://", "");
  }

  /** Signals a process of this Gunicorn, and no other. */
  public void signal(String signal, int pid) {
    if (!owns(pid)) {
      throw new AssertionError(pid + " is none of this Gunicorn's processes");
    }
    Shell.kill(signal, pid);
  }

  /** The error log so far, at level debug. */
  public String log() {
    return deployment.read("console.txt") + deployment.read(LOG);
  }

  /**
   * Kills every process that this Gunicorn ever started, by PID, and removes its folder. (A master
   * told to stop would first wait for its workers.)
   */
  @Override
  public void close() {
    killAll();
    List<Integer> left = living();
    if (!left.isEmpty()) {
      throw new AssertionError("still there after KILL: " + left);
    }
    if (!Boolean.getBoolean("gunitop.e2e.keep")) {
      deployment.delete();
    }
  }

  /** Again and again: a loop above a master may start another. */
  private void killAll() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Set<Integer> killed = new HashSet<>();
    for (List<Integer> living = living(); !living.isEmpty(); living = living()) {
      for (int pid : living) {
        // It may have ended since it was listed.
        if (!killed.contains(pid) && owns(pid)) {
          Shell.kill("KILL", pid);
          killed.add(pid);
        }
      }
      if (System.nanoTime() > deadline) {
        return;
      }
      Await.pause();
    }
  }

  private List<Integer> living() {
    return PsTable.workingIn(deployment.directory());
  }

  private boolean owns(int pid) {
    return PsTable.lives(pid) && PsTable.worksIn(pid, deployment.directory());
  }

  private boolean loaded(List<Integer> pids) {
    return deployment.everReady().containsAll(pids);
  }

  private Matcher firstListening() {
    Matcher matcher = LISTENING.matcher(log());
    if (!matcher.find()) {
      throw new AssertionError("no listener yet:\n" + log());
    }
    return matcher;
  }

  private List<Integer> mastersInLog() {
    return LISTENING
        .matcher(log())
        .results()
        .map(result -> Integer.valueOf(result.group(2)))
        .distinct()
        .toList();
  }

  private ProcessBuilder builder(List<String> command, boolean titles) {
    Path directory = deployment.directory();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("console.txt").toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("PYTHON") || name.contains("GUNICORN"));
    environment.remove("WEB_CONCURRENCY");
    // The code on disk is exchanged faster than a compiled file's time stamp can tell.
    environment.put("PYTHONDONTWRITEBYTECODE", "1");
    if (!titles) {
      environment.put("PYTHONPATH", directory.resolve("untitled").toString());
    }
    return builder;
  }
}
