package gunitop.masterlog;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.OwnerFacts;
import gunitop.gunicorn.ProgramLogs;
import gunitop.gunicorn.ProgramSettings;
import gunitop.gunicorn.Supervisor;
import gunitop.process.OpenFiles;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.upgrade.course.LogFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whose logs are to be read.
 *
 * @param holders the masters, OLD first
 * @param supervisord the supervisord above them, and what it does with their output; empty where
 *     there is none
 * @param unit the unit of this host's systemd that they are of; empty where there is none
 */
public record LogQuestion(
    List<Holder> holders, Optional<SupervisordLogs> supervisord, Optional<String> unit) {

  /**
   * A master.
   *
   * @param paths the logs that it has open, but for access logs, as it names them
   */
  public record Holder(ProcessId master, Reading<List<String>> paths) {
    /** Copies the list. */
    public Holder {
      paths = paths.map(List::copyOf);
    }
  }

  /**
   * Where supervisord writes what a program prints.
   *
   * @param pid supervisord's
   * @param program the process' name in its configuration
   * @param logs what the configuration says; empty where it could not be read
   */
  public record SupervisordLogs(int pid, String program, Optional<ProgramLogs> logs) {}

  /** Copies the list. */
  public LogQuestion {
    holders = List.copyOf(holders);
  }

  /** About the masters of an application. */
  public static LogQuestion of(Application application, OwnerFacts owners) {
    Supervisor owner = application.supervisor();
    List<Holder> holders = new ArrayList<>();
    application.generations().forEach(generation -> holders.add(holder(generation)));
    boolean asksSupervisord = owner.isSupervisord() && owner.pid() > 0;
    return new LogQuestion(
        holders,
        asksSupervisord
            ? Optional.of(
                new SupervisordLogs(
                    owner.pid(),
                    owner.name(),
                    owners
                        .supervisord(owner.pid())
                        .settings(owner.name())
                        .map(ProgramSettings::logs)))
            : Optional.empty(),
        owner.isUnitOfOurs() ? Optional.of(owner.name()) : Optional.empty());
  }

  private static Holder holder(Generation generation) {
    ProcessId master = generation.master().id();
    Reading<List<String>> paths =
        generation
            .master()
            .process()
            .files()
            .map(OpenFiles::logs)
            .map(
                logs ->
                    logs.stream()
                        .filter(path -> !new LogFile(master, path).isAccessLog())
                        .toList());
    return new Holder(master, paths);
  }
}
