package gunitop.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel refuses to a user who is neither root nor the owner. */
@Needs(Need.ROOT)
class AnotherUserTest {

  @Test
  void seesWhatIsPublicAndIsRefusedTheRestAndTheSignal(@TempDir Path home) throws Exception {
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
