package gunitop.gunicorn;

import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A master at one instant.
 *
 * @param process what was seen of it
 * @param role {@link Role#MASTER} or {@link Role#IMPORTING}
 * @param listeners the inodes of the listening sockets that it holds
 * @param witness what the role was judged by
 */
public record Master(
    ProcessSample process, Role role, Reading<Set<Long>> listeners, String witness) {

  /** Its identity. */
  public ProcessId id() {
    return process.id();
  }

  /** Its PID. */
  public int pid() {
    return process.pid();
  }

  /**
   * The title that overwrote its command line ({@code gunicorn: master [app]}), where it has one.
   */
  public Optional<String> title() {
    return titleOf(process);
  }

  /** {@code PWD} in its environment: where its shell was, links and all. */
  public Optional<String> startedIn() {
    return Variables.value(process, Variables.DIRECTORY).filter(path -> path.startsWith("/"));
  }

  /** The title of a process; empty where its command line stands as it was. */
  static Optional<String> titleOf(ProcessSample process) {
    List<String> words = process.traits().commandLine();
    String first = words.isEmpty() ? "" : words.get(0).strip();
    return first.startsWith("gunicorn: ") ? Optional.of(first) : Optional.empty();
  }

  /** Whether Gunicorn's signals reach handlers; before that most of them kill it. */
  public boolean hasHandlers() {
    return role == Role.MASTER;
  }
}
