package gunitop.kernel.standin;

/**
 * For the class from which JNA, on a Java before 9, would learn who called it. That of the JDK goes
 * through all modules when it is loaded.
 */
public class SecurityManager {
  /** As the JDK makes it. */
  public SecurityManager() {
    super();
  }

  /** Nobody that it could name. */
  protected Class<?>[] getClassContext() {
    return new Class<?>[0];
  }
}
