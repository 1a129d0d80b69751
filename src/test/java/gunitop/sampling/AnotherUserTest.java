package gunitop.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.kernel.Self;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel refuses to a user who is neither root nor the owner. */
class AnotherUserTest {

  @Test
  void seesWhatIsPublicAndIsRefusedTheRestAndTheSignal(@TempDir Path home) throws Exception {
    Assumptions.assumeTrue(Self.effectiveUid() == 0, "only root can become another user");
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv is not installed");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
    Process process = new ProcessBuilder("sleep", "60").start();
    try {
      assertThat(AnotherUser.look((int) process.pid(), home))
          .containsExactly(
              "owner Owner[uid=0, name=root]",
              "caught true",
              "layout denied true",
              "files denied true",
              "environment denied true",
              "memory denied true",
              "sent Denied[owner=Owner[uid=0, name=root], viewer=Owner[uid=65534, name=nobody]]");
      assertThat(process.isAlive()).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }
}
