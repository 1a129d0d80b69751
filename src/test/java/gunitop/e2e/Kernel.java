package gunitop.e2e;

/** What the running kernel can tell. */
final class Kernel {
  private Kernel() {}

  /** Whether a pidfd tells the exit code of any process ({@code PIDFD_GET_INFO}, Linux 6.15). */
  static boolean tellsExitCodes() {
    String[] release = System.getProperty("os.version").split("[^0-9]+");
    int major = Integer.parseInt(release[0]);
    int minor = Integer.parseInt(release[1]);
    return major > 6 || major == 6 && minor >= 15;
  }
}
