package gunitop.process;

/** What is read of one process on request alone. */
public enum Inspection {
  /** Its open files: a line a descriptor, {@code 5 /var/log/web.log}. */
  FILES("Open files"),
  /** The environment that its program was started with: a line a variable. */
  ENVIRONMENT("Environment");

  private final String title;

  Inspection(String title) {
    this.title = title;
  }

  /** As a heading. */
  public String title() {
    return title;
  }
}
