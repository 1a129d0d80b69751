package gunitop.needs;

import java.util.function.BooleanSupplier;

/**
 * Something that a test may need and a machine may lack; looked for once, at the first question.
 */
public enum Need {
  ROOT("root", Machine::isRoot),
  /**
   * New mount, PID and network namespaces: root alone may make them, and in a sandbox not even it.
   */
  NAMESPACES(
      "root, and a kernel that lets it make namespaces",
      () -> Machine.runs("unshare", "--mount", "--pid", "--fork", "--mount-proc", "--net", "true")),
  /** Any process's exit code, told by its pidfd ({@code PIDFD_GET_INFO}). */
  EXIT_CODES("Linux 6.15 (a stranger's exit code)", () -> Machine.isLinux(6, 15)),
  /** A systemd in a container made of this host's files. */
  SYSTEMD("root that may boot a systemd (systemd-nspawn)", Machine::startsContainers),
  GUNICORN("gunicorn", () -> Machine.has("/usr/bin/gunicorn")),
  /**
   * From 21 on a thread waits until an accepted connection can be read, and its worker's end resets
   * those that wait ({@code gunicorn/workers/gthread.py accept}); seen in 23.0, no more in 26.2.
   */
  THREADS_THAT_ANSWER(
      "a Gunicorn whose threads answer all that they accept (21 to 23 reset some as they stop)",
      () ->
          Machine.runs(
              "/usr/bin/python3",
              "-c",
              "import gunicorn, sys; sys.exit(21 <= gunicorn.version_info[0] <= 23)")),
  GEVENT("python3-gevent", () -> Machine.runs("/usr/bin/python3", "-c", "import gevent")),
  SETPROCTITLE(
      "python3-setproctitle", () -> Machine.runs("/usr/bin/python3", "-c", "import setproctitle")),
  PYTHON("python3", () -> Machine.has("/usr/bin/python3")),
  SUPERVISOR("supervisor", () -> Machine.has("/usr/bin/supervisord")),
  C_COMPILER(
      "gcc and libc6-dev",
      () -> Machine.runs("gcc", "-E", "-include", "fcntl.h", "-x", "c", "/dev/null")),
  RUNIT("runit", () -> Machine.has("/usr/bin/runsv")),
  GIT("git", () -> Machine.has("/usr/bin/git")),
  TMUX("tmux", () -> Machine.has("/usr/bin/tmux")),
  SCREEN("screen", () -> Machine.has("/usr/bin/screen")),
  SSH(
      "an ssh server and client",
      () ->
          Machine.has("/usr/sbin/sshd")
              && Machine.has("/usr/bin/ssh")
              && Machine.has("/usr/bin/ssh-keygen")),
  SETFACL("setfacl", () -> Machine.has("/usr/bin/setfacl")),
  SS("ss (iproute2)", () -> Machine.runs("ss", "-V")),
  /** Another compiler writes other classes beside ours than the list names. */
  JDK_17("JDK 17 (which the packages bring)", () -> Runtime.version().feature() == 17),
  PACKAGES("the packages of the build (-Pdist)", Machine::hasPackages);

  private final String words;
  private final BooleanSupplier look;
  private Boolean met;

  Need(String words, BooleanSupplier look) {
    this.words = words;
    this.look = look;
  }

  /** What is missing where it is not met: {@code needs tmux}. */
  String words() {
    return words;
  }

  /** Whether this machine has it. */
  public synchronized boolean isMet() {
    if (met == null) {
      met = look.getAsBoolean();
    }
    return met;
  }

  /**
   * Called by what uses it. Fails where neither the test on the stack nor its class has it in
   * {@code @Needs}: such a test would break on a machine without it.
   */
  public void mustBeDeclared() {
    if (!Declarations.include(this)) {
      throw new AssertionError(
          "what needs " + words + " says so on the test or its class: @Needs(Need." + name() + ")");
    }
  }
}
