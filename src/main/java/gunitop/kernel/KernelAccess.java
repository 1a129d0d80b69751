package gunitop.kernel;

import java.util.Optional;

/** Whether the C library can be called at all: to be asked before anything else of this package. */
public final class KernelAccess {
  private static final String DIRECTORY = "jna.tmpdir";
  private static final String LIES_READY = "jna.nounpack";

  private KernelAccess() {}

  /**
   * Loads JNA's native library, which JNA unpacks first, unless {@code jna.nounpack} says that it
   * lies ready: beside the user's cache, or elsewhere where nothing may be executed there.
   *
   * @return why it cannot be loaded, in one line for the operator; empty where all is well
   */
  public static Optional<String> refusal() {
    if (System.getProperty(DIRECTORY) == null && !Boolean.getBoolean(LIES_READY)) {
      UnpackDirectory.insteadOfDefault()
          .ifPresent(directory -> System.setProperty(DIRECTORY, directory.toString()));
    }
    try {
      LibC.getpid();
      return Optional.empty();
    } catch (LinkageError failure) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      return Optional.of(
          "JNA's native library cannot be loaded ("
              + String.valueOf(cause.getMessage()).lines().findFirst().orElse("")
              + "). It needs a directory that is writable and not mounted noexec:"
              + " JAVA_TOOL_OPTIONS=-Djna.tmpdir=DIRECTORY");
    }
  }
}
