package gunitop.gunicorn;

import gunitop.process.ProcessId;

/**
 * A process above a master.
 *
 * @param id its identity
 * @param name what it is called: its script where an interpreter runs one, else its program
 * @param atChildsEnd what it does when its child ends
 */
public record Ancestor(ProcessId id, String name, AtChildsEnd atChildsEnd) {

  /** What a process does when its child ends. */
  public enum AtChildsEnd {
    /** It goes on and does nothing: an interactive shell, tmux, the host's first process. */
    NOTHING,
    /** It is there for that child alone and ends too, which its own parent notices. */
    ENDS_TOO,
    /** It starts the child again. */
    STARTS_ANOTHER,
    /** A script or a program that is not known: it may end too, or start the child again. */
    UNKNOWN
  }

  /** The PID. */
  public int pid() {
    return id.pid();
  }
}
