package com.sun.jna;

/**
 * Stands in for JNA's own class of this name, from which JNA on a Java before 9 learns who called
 * it, and which it loads on every Java. That one extends {@code SecurityManager}, which goes
 * through all modules when it is loaded: 5 to 10 ms of a start.
 */
class SecurityManagerExposer {
  SecurityManagerExposer() {
    super();
  }

  /** Nobody that it could name. */
  protected Class<?>[] getClassContext() {
    return new Class<?>[0];
  }
}
