package gunitop.hands.host;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.kernel.FileStatus;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LockTableTest {
  private static final String TABLE =
      """
      1: POSIX  ADVISORY  WRITE 400 00:16:60554577 0 EOF
      2: FLOCK  ADVISORY  WRITE 500 00:15:60554577 0 EOF
      3: FLOCK  ADVISORY  WRITE 8183 00:16:60554577 0 EOF
      3: -> FLOCK  ADVISORY  WRITE 8184 00:16:60554577 0 EOF
      4: FLOCK  ADVISORY  WRITE -1 fe:00:2154508 0 EOF
      """;

  private static FileStatus file(int major, int minor, long inode) {
    return new FileStatus(0100400, 0, 0, 1, FileStatus.device(major, minor), inode, 0, 0, 0);
  }

  private static OptionalInt holder(String table, FileStatus file) {
    return LockTable.holder(table.getBytes(StandardCharsets.UTF_8), file);
  }

  @Test
  void findsTheHolderByDeviceInHexadecimalAndInode() {
    assertThat(holder(TABLE, file(0, 0x16, 60554577))).hasValue(8183);
    assertThat(holder(TABLE, file(0, 0x15, 60554577))).hasValue(500);
  }

  @Test
  void aHolderThatIsNotShownIsUnknown() {
    assertThat(holder(TABLE, file(0xfe, 0, 2154508))).isEmpty();
    assertThat(holder(TABLE, file(0, 0x16, 1))).isEmpty();
    assertThat(holder("", file(0, 0x16, 60554577))).isEmpty();
  }

  @Test
  void malformedLinesAreLeftOut() {
    String table = "x\n1: FLOCK\n2: FLOCK A W pid zz:yy:60554577 0 EOF\n\n";
    assertThat(holder(table, file(0, 0x16, 60554577))).isEmpty();
  }
}
