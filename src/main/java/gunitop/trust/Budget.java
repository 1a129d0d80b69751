package gunitop.trust;

import java.time.Duration;

/**
 * How much is read of what others wrote. Past it the rest is not read, and whoever shows it says
 * so.
 */
public final class Budget {
  /** Bytes of the command line or the title of a process. */
  public static final int TITLE_BYTES = 4 * 1024;

  /** Bytes of a master's command line: its settings stand there. */
  public static final int MASTER_TITLE_BYTES = 32 * 1024;

  /** Bytes of the environment of a process. */
  public static final int ENVIRONMENT_BYTES = 64 * 1024;

  /** Open descriptors of one process. */
  public static final int DESCRIPTORS = 4_096;

  /** Files of a configuration, its main file among them. */
  public static final int CONFIGURATION_FILES = 256;

  /** Bytes of one file of a configuration. */
  public static final int CONFIGURATION_FILE_BYTES = 1 << 20;

  /** Bytes of all files of a configuration. */
  public static final int CONFIGURATION_BYTES = 4 << 20;

  /** Sections of all files of a configuration. */
  public static final int CONFIGURATION_SECTIONS = 4_000;

  /** Programs of a configuration. */
  public static final int CONFIGURATION_PROGRAMS = 1_000;

  /** Processes of all programs of a configuration: {@code numprocs} multiplies them. */
  public static final int CONFIGURATION_PROCESSES = 5_000;

  /** How long the files of a configuration may take to be found and read. */
  public static final Duration CONFIGURATION_TIME = Duration.ofSeconds(2);

  /** Names in one directory in which a pattern is looked for. */
  public static final int DIRECTORY_NAMES = 10_000;

  /** Symbolic links on one path, as the kernel has it ({@code MAXSYMLINKS}). */
  public static final int LINKS = 40;

  /** Directories below each other on one path. */
  public static final int DEPTH = 256;

  /** Bytes of a pidfile: more than any PID needs, enough to show what else it holds. */
  public static final int PIDFILE_BYTES = 1_024;

  /** Bytes of the end of a log. */
  public static final int LOG_BYTES = 64 * 1024;

  /** Bytes of the operator's own small files. */
  public static final int PREFERENCES_BYTES = 64 * 1024;

  /** Bytes that a program may print. */
  public static final int OUTPUT_BYTES = 256 * 1024;

  /**
   * Bytes of one answer of a master at its control socket; its configuration takes some hundreds.
   */
  public static final int CONTROL_ANSWER_BYTES = 64 * 1024;

  /** How long a master may take to answer all that it is asked at its control socket. */
  public static final Duration CONTROL_TIME = Duration.ofMillis(500);

  /** Control sockets that are asked in one turn. */
  public static final int CONTROL_SOCKETS = 64;

  /** Bytes of the end of git's log of a repository's HEAD: some hundred moves. */
  public static final int HEAD_LOG_BYTES = 64 * 1024;

  /** Bytes of git's file of packed refs: some ten thousand. */
  public static final int PACKED_REFS_BYTES = 1 << 20;

  /** Bytes of one of git's small files: {@code HEAD}, a ref, where a worktree's files are. */
  public static final int GIT_FILE_BYTES = 4 * 1024;

  /** Bytes of a commit, packed and unpacked: its message is as long as its author likes. */
  public static final int COMMIT_BYTES = 32 * 1024;

  /** Packs of a repository in which a commit is looked for. */
  public static final int PACKS = 64;

  /** Commits that are read to count how far two are apart. */
  public static final int COMMITS = 300;

  /** Repositories beside each other of which one application may be made. */
  public static final int REPOSITORIES = 64;

  /** Files and directories of the code of one application whose times are looked at. */
  public static final int SOURCE_ENTRIES = 30_000;

  /** How long all that may take in one turn, whatever is asked. */
  public static final Duration CODE_TIME = Duration.ofSeconds(2);

  /** Bytes of the table of mounts: a host of many containers has thousands of them. */
  static final int MOUNT_TABLE_BYTES = 8 << 20;

  /** Bytes of one course's journal: some ten thousand lines. */
  public static final int JOURNAL_BYTES = 8 << 20;

  private Budget() {}
}
