package gunitop.kernel;

import com.sun.jna.Platform;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Whether the C library can be called at all: to be asked before anything else of this package. */
public final class KernelAccess {
  private static final String DIRECTORY = "jna.tmpdir";
  private static final String LIES_READY = "jna.nounpack";
  private static final String LIBRARY_DIRECTORY = "jna.boot.library.path";
  private static final String SYSTEM_LIBRARIES = "jna.platform.library.path";

  private KernelAccess() {}

  /**
   * Loads JNA's native library: as {@code jna.boot.library.path} names it, where it lies ready;
   * else JNA unpacks it first, into a directory of our own or the one that {@code jna.tmpdir}
   * names. JNA's own choice would be in the user's cache, which may be another user's.
   *
   * @return why it cannot be loaded, in one line for the operator; empty where all is well
   */
  public static Optional<String> refusal() {
    return Loading.REFUSAL;
  }

  /** Done once, when it is first asked for. */
  private static final class Loading {
    static final Optional<String> REFUSAL = prepare();
  }

  private static Optional<String> prepare() {
    if (System.getProperty(SYSTEM_LIBRARIES) == null) {
      // Else JNA would ask ldconfig, for which a process is started.
      System.setProperty(SYSTEM_LIBRARIES, systemLibraries());
    }
    if (System.getProperty(DIRECTORY) != null || Boolean.getBoolean(LIES_READY) || liesReady()) {
      return load();
    }
    Optional<UnpackDirectory> made = UnpackDirectory.make();
    if (made.isEmpty()) {
      return refused("there is no place to unpack it");
    }
    try (UnpackDirectory directory = made.get()) {
      System.setProperty(DIRECTORY, directory.path().toString());
      return load();
    }
  }

  private static Optional<String> load() {
    try {
      LibC.calls().getpid();
      return Optional.empty();
    } catch (LinkageError failure) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      return refused(String.valueOf(cause.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private static Optional<String> refused(String reason) {
    return Optional.of(
        "JNA's native library cannot be loaded ("
            + reason
            + "). It needs a directory that is writable and not mounted noexec:"
            + " JAVA_TOOL_OPTIONS=-Djna.tmpdir=DIRECTORY");
  }

  /**
   * JNA's native library for this machine, to be kept in this directory for a later start.
   *
   * @return null where JNA has none for it, or where it cannot be executed there
   */
  public static InputStream libraryFor(Path directory) {
    return UnpackDirectory.mayExecuteIn(directory)
        ? KernelAccess.class.getResourceAsStream(
            "/com/sun/jna/" + Platform.RESOURCE_PREFIX + "/libjnidispatch.so")
        : null;
  }

  /** Whether the copy that the launcher names can be used; where not, JNA is not told of it. */
  private static boolean liesReady() {
    String directory = System.getProperty(LIBRARY_DIRECTORY);
    if (directory == null) {
      return false;
    }
    try {
      System.load(directory + "/" + System.mapLibraryName("jnidispatch"));
      System.setProperty(LIES_READY, "true");
      return true;
    } catch (UnsatisfiedLinkError unusable) {
      // GoneApplication, or nothing may be executed there any more.
      System.clearProperty(LIBRARY_DIRECTORY);
      return false;
    }
  }

  /** Where distributions keep them, in the order of the loader. */
  private static String systemLibraries() {
    String machine = System.getProperty("os.arch").replace("amd64", "x86_64").concat("-linux-gnu");
    return String.join(
        ":",
        "/usr/lib/".concat(machine),
        "/lib/".concat(machine),
        "/usr/lib64:/lib64:/usr/lib:/lib");
  }
}
