package gunitop.kernel;

import com.sun.jna.Platform;
import java.io.InputStream;
import java.util.Optional;

/** Whether the C library can be called at all: to be asked before anything else of this package. */
public final class KernelAccess {
  private static final String DIRECTORY = "jna.tmpdir";
  private static final String LIES_READY = "jna.nounpack";
  private static final String LIBRARY_DIRECTORY = "jna.boot.library.path";
  private static final String LIBRARY_NAME = "jna.boot.library.name";
  private static final String SYSTEM_LIBRARIES = "jna.platform.library.path";

  private KernelAccess() {}

  /**
   * Loads JNA's native library: as {@code jna.boot.library.path} names it, where it lies ready;
   * else JNA unpacks it first, beside the user's cache, or elsewhere where nothing may be executed
   * there.
   *
   * @return why it cannot be loaded, in one line for the operator; empty where all is well
   */
  public static Optional<String> refusal() {
    return Loading.REFUSAL;
  }

  /** Done once, when it is first asked for. */
  private static final class Loading {
    static final Optional<String> REFUSAL = load();
  }

  private static Optional<String> load() {
    if (System.getProperty(SYSTEM_LIBRARIES) == null) {
      // Else JNA would ask ldconfig, for which a process is started.
      System.setProperty(SYSTEM_LIBRARIES, systemLibraries());
    }
    if (System.getProperty(DIRECTORY) == null && !Boolean.getBoolean(LIES_READY) && !liesReady()) {
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

  /**
   * JNA's native library for this machine, to be kept where a later start finds it.
   *
   * @return null where JNA has none for it, or where it can only be executed elsewhere than in the
   *     user's cache
   */
  public static InputStream library() {
    return UnpackDirectory.insteadOfDefault().isPresent()
        ? null
        : KernelAccess.class.getResourceAsStream(
            "/com/sun/jna/" + Platform.RESOURCE_PREFIX + "/libjnidispatch.so");
  }

  /** Whether the copy that the launcher names can be used; where not, JNA is not told of it. */
  private static boolean liesReady() {
    String directory = System.getProperty(LIBRARY_DIRECTORY);
    String name = System.getProperty(LIBRARY_NAME);
    if (directory == null || name == null) {
      return false;
    }
    try {
      System.load(directory + "/" + System.mapLibraryName(name));
      System.setProperty(LIES_READY, "true");
      return true;
    } catch (UnsatisfiedLinkError unusable) {
      // Gone, or nothing may be executed there any more.
      System.clearProperty(LIBRARY_DIRECTORY);
      return false;
    }
  }

  /** Where distributions keep them, in the order of the loader. */
  private static String systemLibraries() {
    String machine = System.getProperty("os.arch").replace("amd64", "x86_64") + "-linux-gnu";
    return "/usr/lib/" + machine + ":/lib/" + machine + ":/usr/lib64:/lib64:/usr/lib:/lib";
  }
}
