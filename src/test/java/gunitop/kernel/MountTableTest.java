package gunitop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountTableTest {
  private static final MountTable MOUNTS =
      MountTable.parse(
          """
          22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
          23 22 0:21 / /home rw,nosuid,noexec,relatime shared:2 - tmpfs tmpfs rw
          24 23 0:22 / /home/may rw,nosuid - tmpfs tmpfs rw
          25 22 0:23 / /a\\040b rw,noexec - tmpfs tmpfs rw
          26 22 0:24 / /tmp rw,noexec - tmpfs tmpfs rw
          27 22 0:25 / /tmp rw - tmpfs tmpfs rw
          a broken line
          """);

  @ParameterizedTest
  @CsvSource({
    "/, true",
    "/root/.cache, true",
    "/home, false",
    "/home/me/.cache, false",
    "/homestead, true",
    "/home/may/i, true",
    "/a b/c, false",
    "/tmp, true"
  })
  void theNearestMountDecides(String directory, boolean may) {
    assertThat(MOUNTS.mayExecuteIn(Path.of(directory))).isEqualTo(may);
  }
}
