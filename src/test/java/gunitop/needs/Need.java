package gunitop.needs;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Something that a test may need and a machine may lack; looked for once, at the first question.
 */
public enum Need {
  ROOT("root, with its rights over other users", tried(Trial.ROOT)),
  /**
   * New mount, PID and network namespaces: root alone may make them, and in a sandbox not even it.
   */
  NAMESPACES("root, and a kernel that lets it make namespaces", tried(Trial.NAMESPACES)),
  CONTAINERS("root, and a kernel that lets it make containers", tried(Trial.CONTAINERS)),
  /** Any process's exit code, told by its pidfd ({@code PIDFD_GET_INFO}). */
  EXIT_CODES("Linux 6.15 (a stranger's exit code)", seen(() -> Machine.isLinux(6, 15))),
  CONTROL_GROUPS(
      "root that may make control groups with limits of memory and processes",
      tried(Trial.CONTROL_GROUPS)),
  /** A systemd in a container made of this host's files. */
  SYSTEMD("root that may boot a systemd (systemd-nspawn)", SystemdProbe::complaint),
  GUNICORN("gunicorn", tried(Trial.GUNICORN)),
  /**
   * From 21 on a thread waits until an accepted connection can be read, and its worker's end resets
   * those that wait ({@code gunicorn/workers/gthread.py accept}); seen in 23.0, no more in 26.2.
   */
  THREADS_THAT_ANSWER(
      "a Gunicorn whose threads answer all that they accept (21 to 23 reset some as they stop)",
      tried(
          "exec /usr/bin/python3 -c"
              + " 'import gunicorn, sys; sys.exit(21 <= gunicorn.version_info[0] <= 23)'")),
  GEVENT("python3-gevent", tried("exec /usr/bin/python3 -c 'import gevent'")),
  SETPROCTITLE("python3-setproctitle", tried("exec /usr/bin/python3 -c 'import setproctitle'")),
  PYTHON("python3", tried("exec /usr/bin/python3 --version")),
  SUPERVISOR("supervisor", tried(Trial.SUPERVISOR)),
  C_COMPILER("gcc and libc6-dev", tried(Trial.C_COMPILER)),
  RUNIT("runit", tried(Trial.RUNIT)),
  GIT("git", tried("exec git init --quiet .")),
  TMUX("tmux", tried(Trial.TMUX)),
  SCREEN("screen", tried(Trial.SCREEN)),
  SSH("an ssh server and client", tried(Trial.SSH)),
  ANSIBLE("ansible-core", tried("exec env LC_ALL=C.UTF-8 ansible-playbook --version")),
  SETFACL("setfacl", tried(Trial.SETFACL)),
  SS("ss (iproute2)", tried("exec ss -ltn")),
  /** Another compiler writes other classes beside ours than the list names. */
  JDK_17("JDK 17 (which the packages bring)", seen(() -> Runtime.version().feature() == 17)),
  PACKAGES("the packages of the build (-Pdist)", seen(Machine::hasPackages));

  private final String words;
  private final Supplier<Optional<String>> look;
  private Optional<String> complaint;

  /**
   * A need.
   *
   * @param look what speaks against it; empty where it is met
   */
  Need(String words, Supplier<Optional<String>> look) {
    this.words = words;
    this.look = look;
  }

  private static Supplier<Optional<String>> tried(String script) {
    return () -> Trial.complaint(script);
  }

  private static Supplier<Optional<String>> seen(BooleanSupplier fact) {
    return () -> fact.getAsBoolean() ? Optional.empty() : Optional.of("");
  }

  /** What is missing where it is not met, with what was said when it was tried. */
  String words() {
    return complaint().filter(text -> !text.isEmpty()).map(this::with).orElse(words);
  }

  private String with(String text) {
    return words + " (" + text + ")";
  }

  /** Whether this machine has it. */
  public boolean isMet() {
    return complaint().isEmpty();
  }

  private synchronized Optional<String> complaint() {
    if (complaint == null) {
      complaint = look.get();
    }
    return complaint;
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
