package gunitop.testkit;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Daemonization;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.Preload;
import gunitop.gunicorn.Supervisor;
import gunitop.gunicorn.Worker;
import gunitop.process.Listener;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import java.util.ArrayList;
import java.util.List;

/** Builds an application of one or two generations. */
public final class ApplicationFixture {
  private final List<Generation> generations;
  private String name = "frappe.app:application";
  private Listener listener =
      new Listener(4711, "127.0.0.1:8000", Reading.known(0), Reading.known(2048));
  private Supervisor supervisor =
      new Supervisor(Supervisor.Kind.NONE, "", 0, "its parent is PID 1, its session has no leader");
  private Daemonization daemonization =
      new Daemonization(
          Daemonization.Verdict.YES, "pgid = sid, no process has PID sid, the parent is PID 1");

  private ApplicationFixture(Generation... generations) {
    this.generations = List.of(generations);
  }

  /** Daemonized, on TCP, with these generations. */
  public static ApplicationFixture application(Generation... generations) {
    return new ApplicationFixture(generations);
  }

  /** Its name. */
  public ApplicationFixture name(String text) {
    name = text;
    return this;
  }

  /** Its listener's address and how many connections wait there. */
  public ApplicationFixture listener(long inode, String address, int backlog) {
    listener = new Listener(inode, address, Reading.known(backlog), Reading.known(2048));
    return this;
  }

  /** Started by supervisord, and so not daemonized. */
  public ApplicationFixture supervisord(String program, int pid) {
    supervisor =
        new Supervisor(Supervisor.Kind.SUPERVISORD, program, pid, "its parent is supervisord");
    daemonization =
        new Daemonization(Daemonization.Verdict.NO, "pgid = pid, its parent is supervisord");
    return this;
  }

  /** Started by a predecessor that supervisord started, which has lost sight of it. */
  public ApplicationFixture outside(String program, int pid) {
    supervisor = Supervisor.former(program, pid, "supervisord started its forebear");
    return this;
  }

  /** The application. */
  public Application build() {
    return new Application(
        name,
        List.of(listener),
        generations,
        supervisor,
        daemonization,
        new Preload(Preload.Verdict.YES, "--preload on NEW's command line"),
        List.of());
  }

  /** Every process of an application. */
  public static List<ProcessSample> processes(Application application) {
    List<ProcessSample> samples = new ArrayList<>();
    for (Generation generation : application.generations()) {
      samples.add(generation.master().process());
      generation.workers().stream().map(Worker::process).forEach(samples::add);
    }
    return samples;
  }
}
