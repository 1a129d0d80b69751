package gunitop.preflight.host;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.kernel.FileStatus;
import gunitop.process.Reading;
import gunitop.trust.SeenEntry;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CredentialsTest {
  private static final String STATUS =
      "Name:\tgunicorn\nUid:\t7001\t7002\t7002\t7002\nGid:\t8001\t8002\t8002\t8002\n"
          + "Groups:\t8002 8010 \nCapEff:\t%s\n";

  private static final Credentials PLAIN = Credentials.parse(STATUS.formatted("0000000000000000"));

  private static SeenEntry folder(int mode, int uid, int gid, boolean listsAccess) {
    return new SeenEntry(
        "/run/shop",
        new FileStatus(0040000 | mode, uid, gid, 2, 1, 1, 0, 0, 0),
        0,
        Optional.empty(),
        Optional.of(true),
        listsAccess);
  }

  @Test
  void aProcesssUsersAndGroups() {
    assertThat(PLAIN.real()).isEqualTo(7001);
    assertThat(PLAIN.effective()).isEqualTo(7002);
    assertThat(PLAIN.group()).isEqualTo(8002);
    assertThat(PLAIN.groups()).containsExactlyInAnyOrder(8002, 8010);
    assertThat(PLAIN.passesProcessLimit()).isFalse();
  }

  @Test
  void ownersBitsCountForTheOwnerAlone() {
    assertThat(PLAIN.mayMakeFilesIn(folder(0700, 7002, 0, false))).isEqualTo(Reading.known(true));
    assertThat(PLAIN.mayMakeFilesIn(folder(0077, 7002, 0, false))).isEqualTo(Reading.known(false));
  }

  @Test
  void groupsBitsAndTheRests() {
    assertThat(PLAIN.mayMakeFilesIn(folder(0770, 0, 8010, false))).isEqualTo(Reading.known(true));
    assertThat(PLAIN.mayMakeFilesIn(folder(0755, 0, 8010, false))).isEqualTo(Reading.known(false));
    assertThat(PLAIN.mayMakeFilesIn(folder(01777, 0, 0, false))).isEqualTo(Reading.known(true));
  }

  @Test
  void accessListMayGiveMore() {
    assertThat(PLAIN.mayMakeFilesIn(folder(0755, 0, 0, true)).isKnown()).isFalse();
  }

  @Test
  void capabilitiesGiveMore() {
    Credentials root = Credentials.parse(STATUS.formatted("000001ffffffffff"));
    assertThat(root.mayMakeFilesIn(folder(0500, 1, 1, false))).isEqualTo(Reading.known(true));
    assertThat(root.passesProcessLimit()).isTrue();
  }

  @Test
  void stickyFolderKeepsAnothersFile() {
    SeenEntry file =
        new SeenEntry(
            "/tmp/x.2",
            new FileStatus(0100644, 1001, 0, 1, 1, 2, 0, 0, 0),
            0,
            Optional.empty(),
            Optional.empty(),
            false);
    assertThat(PLAIN.mayReplace(file, folder(01777, 0, 0, false))).isFalse();
    assertThat(PLAIN.mayReplace(file, folder(0777, 0, 0, false))).isTrue();
  }
}
