package gunitop.gunicorn;

import java.util.List;
import java.util.Optional;

/**
 * What one supervisord was asked.
 *
 * @param control how {@code supervisorctl} reaches it: the program and {@code -c FILE} or {@code -s
 *     URL}; empty where that is not known
 * @param programs its processes and their states; empty where it did not answer
 * @param settings what its configuration says; empty where that could not be read
 * @param trouble what could not be learnt and why, one sentence; empty where all was
 */
public record SupervisordFacts(
    List<String> control,
    List<ProgramStatus> programs,
    List<ProgramSettings> settings,
    String trouble) {

  /** Nobody asked yet. */
  public static final SupervisordFacts NOT_ASKED =
      new SupervisordFacts(List.of(), List.of(), List.of(), "supervisord was not asked yet");

  /** Copies the lists. */
  public SupervisordFacts {
    control = List.copyOf(control);
    programs = List.copyOf(programs);
    settings = List.copyOf(settings);
  }

  /** The process that has this PID, as supervisord believes. */
  public Optional<ProgramStatus> withPid(int pid) {
    return programs.stream().filter(one -> pid > 0 && one.pid() == pid).findFirst();
  }

  /** The state of a process. */
  public Optional<ProgramStatus> status(String name) {
    return programs.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** Whether supervisord says that it starts this process only when told to. */
  public boolean isAtRest(String name) {
    return status(name).filter(ProgramStatus::isAtRest).isPresent();
  }

  /** The settings of a process. */
  public Optional<ProgramSettings> settings(String name) {
    return settings.stream().filter(one -> one.names().contains(name)).findFirst();
  }

  /** The only process whose command mentions Gunicorn; empty where there is none or several. */
  public Optional<String> onlyGunicorn() {
    List<String> names =
        settings.stream()
            .filter(one -> one.command().contains("gunicorn"))
            .flatMap(one -> one.names().stream())
            .toList();
    return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
  }
}
