package gunitop.needs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What the tests do, done once in small: that a program is installed does not say that it works
 * here. A chroot without {@code /dev/pts} has tmux and no terminal; a container's root may not look
 * into other users' processes; a file system may know no ACL.
 */
final class Trial {
  private static final int SECONDS = 10;
  private static final int MOST = 160;

  /** A shell's code for a program that is not there. */
  static final int NOT_FOUND = 127;

  static final String GUNICORN = "/usr/bin/gunicorn --version";

  static final String SUPERVISOR =
      "/usr/bin/supervisord --version && /usr/bin/supervisorctl --help";

  static final String TMUX =
      """
      tmux -S "$PWD/s" -f /dev/null new-session -d -x 80 -y 24 sleep 9
      tmux -S "$PWD/s" kill-server
      """;

  /** The first command comes back before the session can be spoken to. */
  static final String SCREEN =
      """
      export SCREENDIR="$PWD"
      screen -c /dev/null -dmS needs sleep 9
      until screen -c /dev/null -S needs -X quit; do sleep 0.02; done
      """;

  static final String C_COMPILER =
      """
      echo '#include <fcntl.h>' > a.c
      gcc -shared -fPIC -o a.so a.c
      """;

  static final String SETFACL =
      """
      touch a
      setfacl -m u:65534:r a
      """;

  static final String RUNIT =
      """
      command -v /usr/bin/runsv || exit 127
      mkdir s
      printf '#!/bin/sh\\ntouch ../ran\\nexec sleep 9\\n' > s/run
      chmod +x s/run
      /usr/bin/runsv s &
      until [ -e ran ]; do sleep 0.02; done
      kill $!
      wait $!
      """;

  /** To look at, to be taken for, and to give to another user. */
  static final String ROOT =
      """
      [ "$(id -u)" = 0 ]
      touch a
      chown 65534 a
      setpriv --reuid=65534 --regid=65534 --clear-groups sh -c 'exec sleep 9' &
      until [ "$(cat "/proc/$!/comm")" = sleep ]; do sleep 0.02; done
      ls -l "/proc/$!/fd"
      [ -n "$(tr '\\0' ' ' < "/proc/$!/environ")" ]
      kill $!
      """;

  /** A login by a key, without a port. */
  static final String SSH =
      """
      mkdir -p /run/sshd
      ssh-keygen -q -t ed25519 -N '' -f host
      ssh-keygen -q -t ed25519 -N '' -f user
      printf 'HostKey %s/host\\nAuthorizedKeysFile %s/user.pub\\n' "$PWD" "$PWD" > server
      printf 'StrictModes no\\nUsePAM no\\nPermitRootLogin yes\\nPidFile none\\n' >> server
      ssh -F none -i user -o BatchMode=yes -o StrictHostKeyChecking=no \
        -o UserKnownHostsFile="$PWD/known" -o ProxyCommand="/usr/sbin/sshd -i -f $PWD/server" \
        "$(id -un)@127.0.0.1" true
      """;

  /** In the hierarchy of each controller (version 1), or in the one of all (version 2). */
  static final String CONTROL_GROUPS =
      """
      set -e
      cd /sys/fs/cgroup
      for one in memory pids; do
        at=.
        test ! -d $one || at=$one
        mkdir $at/gunitop-needs-$$
        fine=no
        for limit in memory.max memory.limit_in_bytes pids.max; do
          case $limit in $one.*) test ! -w $at/gunitop-needs-$$/$limit || fine=yes ;; esac
        done
        rmdir $at/gunitop-needs-$$
        test $fine = yes
      done
      """;

  static final String NAMESPACES =
      """
      [ "$(id -u)" = 0 ]
      exec unshare --mount --pid --fork --kill-child --mount-proc --net --uts --ipc sh -ec \
        'mount -t tmpfs none . && mount --bind /dev/null /etc/passwd'
      """;

  /** A root of its own over this host's files. */
  static final String CONTAINERS =
      """
      [ "$(id -u)" = 0 ]
      exec unshare --mount --pid --fork --kill-child --net --uts --ipc sh -ec '
        mount -t tmpfs none .
        cd "$PWD"
        mkdir upper work root
        mount -t overlay none -o "lowerdir=/,upperdir=$PWD/upper,workdir=$PWD/work" root
        mount -t proc proc root/proc
        mount --rbind /dev root/dev
        cd root
        mkdir old
        pivot_root . old
        umount -l /old
        chroot . true'
      """;

  private Trial() {}

  /**
   * Runs a shell script in a folder of its own, and ends what it leaves behind.
   *
   * @return what it said last, where a command of it failed or it took too long; nothing where that
   *     was not there at all; else empty
   */
  static Optional<String> complaint(String script) {
    try {
      Path folder = Files.createTempDirectory("gunitop-needs");
      Path said = Files.createTempFile("gunitop-needs", ".txt");
      try {
        int code = run(List.of("sh", "-ec", script), folder, said, SECONDS);
        return switch (code) {
          case 0 -> Optional.empty();
          case -1 -> Optional.of("not done in " + SECONDS + " s");
          case NOT_FOUND -> Optional.of("");
          default -> Optional.of(lastLine(said));
        };
      } finally {
        Files.delete(said);
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the exit code, or -1 where the command had to be ended. */
  static int run(List<String> command, Path folder, Path said, int seconds) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      return process.waitFor(seconds, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while running " + command, e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** The last line that says something, without colours and control characters. */
  static String lastLine(Path said) throws IOException {
    String text = Files.readString(said, StandardCharsets.ISO_8859_1);
    return text.lines()
        .map(line -> line.replaceAll("\033\\[[0-9;?]*[A-Za-z]|[^ -~]", "").strip())
        .filter(line -> !line.isEmpty())
        .reduce((before, last) -> last)
        .map(line -> line.substring(0, Math.min(line.length(), MOST)))
        .orElse("");
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
