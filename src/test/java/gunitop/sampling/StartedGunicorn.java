package gunitop.sampling;

import gunitop.needs.Need;
import gunitop.process.Focus;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A real Gunicorn on a port that the kernel chose; ended, with its workers, at close. */
public final class StartedGunicorn implements AutoCloseable {
  private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final String APPLICATION =
      """
      import os, time
      time.sleep(float(os.environ.get("IMPORT_SECONDS", "0")))
      def application(environ, start_response):
          if environ["PATH_INFO"] == "/slow":
              time.sleep(20)
          start_response("200 OK", [])
          return [b"hello"]
      """;

  private final Process master;
  private final Sampler sampler;

  private StartedGunicorn(Process master, Sampler sampler) {
    this.master = master;
    this.sampler = sampler;
  }

  /** Starts a master in this directory with these options, below the prefix command if any. */
  public static StartedGunicorn start(
      Path directory, Sampler sampler, List<String> prefix, String... options) throws IOException {
    Need.GUNICORN.mustBeDeclared();
    Files.writeString(directory.resolve("app.py"), APPLICATION);
    List<String> command = new ArrayList<>(prefix);
    command.add("/usr/bin/gunicorn");
    command.addAll(List.of(options));
    command.add("app:application");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("gunicorn.log").toFile())
            .start();
    return new StartedGunicorn(process, sampler);
  }

  public int pid() {
    return (int) master.pid();
  }

  public Focus focus() {
    return Recordings.focusOn(pid());
  }

  public ProcessSample master(Snapshot snapshot) {
    return snapshot.process(pid()).orElseThrow();
  }

  public List<ProcessSample> workers(Snapshot snapshot) {
    return snapshot.childrenOf(pid()).stream()
        .filter(child -> child.stat().layout().equals(master(snapshot).stat().layout()))
        .toList();
  }

  /** Whether so many workers have sent a heartbeat: their file's ctime has moved. */
  public boolean isReady(Snapshot snapshot, int count) {
    return snapshot.process(pid()).isPresent()
        && workers(snapshot).stream()
                .filter(worker -> worker.files().isKnown())
                .flatMap(worker -> worker.files().get().temporary().stream())
                .filter(file -> file.changedNanos() != file.modifiedNanos())
                .count()
            == count;
  }

  /** The first snapshot, ten a second, of which this holds. */
  public Snapshot until(String what, Predicate<Snapshot> condition) {
    long deadline = System.nanoTime() + DEADLINE_NANOS;
    while (System.nanoTime() < deadline) {
      Snapshot snapshot = sampler.sample(focus());
      if (condition.test(snapshot)) {
        return snapshot;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
    throw new AssertionError("never came: " + what);
  }

  @Override
  public void close() {
    List<ProcessHandle> tree = new ArrayList<>(master.descendants().toList());
    tree.sort(Comparator.comparingLong(ProcessHandle::pid));
    master.destroyForcibly();
    tree.forEach(ProcessHandle::destroyForcibly);
  }
}
