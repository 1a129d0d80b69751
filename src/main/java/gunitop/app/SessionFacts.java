package gunitop.app;

import gunitop.journal.Members;
import gunitop.kernel.Self;
import gunitop.kernel.UserNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Who sits at this program, as the journal tells it. */
final class SessionFacts {
  /** {@code (uid_t) -1}: nobody has logged in. */
  private static final String NOBODY = "4294967295";

  private SessionFacts() {}

  /** What is not known is null. Of the environment only the client's address is taken. */
  static Members of(Map<String, String> environment, String host) {
    UserNames names = UserNames.ofThisHost();
    return Members.NONE
        .with("version", Version.current())
        .with("host", host)
        .with("pid", Self.pid())
        .with("user", names.of(Self.effectiveUid()))
        .with("loginUser", login(names).orElse(null))
        .with("sshClient", client(environment).orElse(null))
        .with("tty", tty().orElse(null));
  }

  /** {@code proc_pid_loginuid(5)}; empty where no login was audited. */
  private static Optional<String> login(UserNames names) {
    try {
      String uid = Files.readString(Path.of("/proc/self/loginuid")).strip();
      return uid.equals(NOBODY) || uid.isEmpty()
          ? Optional.ofNullable(System.getenv("SUDO_USER"))
          : Optional.of(names.of(Integer.parseInt(uid)));
    } catch (IOException | NumberFormatException notTold) {
      return Optional.ofNullable(System.getenv("SUDO_USER"));
    }
  }

  /** The first word of {@code SSH_CONNECTION} ({@code ssh(1)}): digits and colons alone. */
  private static Optional<String> client(Map<String, String> environment) {
    String first = environment.getOrDefault("SSH_CONNECTION", "").split(" ")[0];
    return first.matches("[0-9A-Fa-f:.]{2,45}") ? Optional.of(first) : Optional.empty();
  }

  private static Optional<String> tty() {
    try {
      String path = Files.readSymbolicLink(Path.of("/proc/self/fd/0")).toString();
      return path.matches("/dev/(pts/[0-9]+|tty[A-Za-z0-9]+)")
          ? Optional.of(path.substring(5))
          : Optional.empty();
    } catch (IOException notTold) {
      return Optional.empty();
    }
  }
}
