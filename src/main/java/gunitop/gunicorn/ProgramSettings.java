package gunitop.gunicorn;

import java.util.Optional;
import java.util.Set;

/**
 * What supervisord's configuration says of one program, with supervisord's defaults filled in
 * ({@code supervisor/options.py _processes_from_section}).
 *
 * @param names what its processes are called by {@code supervisorctl}: {@code web} or {@code
 *     group:web_00}
 * @param command the command, as written
 * @param restart whether supervisord starts it again when it exits
 * @param exitCodes the exit codes that count as expected
 * @param startSeconds for how long it must run to count as started
 * @param stopSignal the signal that stops it, without {@code SIG}
 * @param stopWaitSeconds after how many seconds KILL follows
 * @param stopAsGroup whether the stop signal goes to its whole process group, NEW included
 * @param killAsGroup whether the KILL does
 * @param logs where what it prints is written
 * @param file where it was read
 * @param distrust why that is another's word: which file or directory he may change, and who he is;
 *     empty where only root or we may
 */
public record ProgramSettings(
    Set<String> names,
    String command,
    AutoRestart restart,
    Set<Integer> exitCodes,
    int startSeconds,
    String stopSignal,
    int stopWaitSeconds,
    boolean stopAsGroup,
    boolean killAsGroup,
    ProgramLogs logs,
    String file,
    Optional<String> distrust) {

  /** Whether supervisord starts a program again that has exited. */
  public enum AutoRestart {
    ALWAYS,
    /** Only where the exit code is none of the expected ones; the default. */
    UNEXPECTED,
    NEVER
  }

  /** Copies the sets. */
  public ProgramSettings {
    names = Set.copyOf(names);
    exitCodes = Set.copyOf(exitCodes);
  }

  /** One whose logs were not looked at. */
  public ProgramSettings(
      Set<String> names,
      String command,
      AutoRestart restart,
      Set<Integer> exitCodes,
      int startSeconds,
      String stopSignal,
      int stopWaitSeconds,
      boolean stopAsGroup,
      boolean killAsGroup,
      String file,
      Optional<String> distrust) {
    this(
        names,
        command,
        restart,
        exitCodes,
        startSeconds,
        stopSignal,
        stopWaitSeconds,
        stopAsGroup,
        killAsGroup,
        ProgramLogs.DEFAULT,
        file,
        distrust);
  }

  /** Where it was read, and whose word it is where it is another's. */
  public String source() {
    return file + distrust.map(who -> "; " + who).orElse("");
  }

  /** Whether a master that ended as TERM asks (exit code 0) is started again. */
  public boolean restartsAfterTerm() {
    return restart == AutoRestart.ALWAYS
        || restart == AutoRestart.UNEXPECTED && !exitCodes.contains(0);
  }

  /** The setting as it stands in the file: {@code autorestart=true}. */
  public String restartText() {
    return switch (restart) {
      case ALWAYS -> "autorestart=true";
      case UNEXPECTED -> "autorestart=unexpected";
      case NEVER -> "autorestart=false";
    };
  }
}
