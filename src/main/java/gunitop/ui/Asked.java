package gunitop.ui;

/** What the command line named: the upgrade screen of its application opens at once. */
public sealed interface Asked {

  /** A process. */
  record Pid(int pid) implements Asked {}

  /** A file that holds a master's PID. */
  record PidFile(String path) implements Asked {}
}
