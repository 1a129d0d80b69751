package gunitop.trust;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.kernel.FileStatus;
import org.junit.jupiter.api.Test;

class MountedFilesystemsTest {
  private static final MountedFilesystems MOUNTS =
      MountedFilesystems.parse(
          """
          22 27 0:21 / /proc rw,relatime - proc proc rw
          27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw,discard
          60 27 0:50 / /mnt/eve rw,nosuid,nodev shared:9 - fuse.sshfs eve@h: rw,user_id=54321,group_id=1
          61 27 0:51 / /mnt/root rw,nosuid,nodev shared:9 - fuse.s3fs s3fs rw,user_id=0,group_id=0
          62 27 0:52 / /mnt/odd rw - fuse odd rw,user_id=x
          63 27 0:53 / /home rw,relatime - autofs systemd-1 rw,fd=60,pgrp=1
          64 27 broken / /x rw - ext4
          """);

  private static String objection(int major, int minor) {
    return MOUNTS.objection("/mnt/f", FileStatus.device(major, minor)).orElse("");
  }

  @Test
  void passesOrdinaryOnesAndWhatRootServes() {
    assertThat(objection(254, 0)).isEmpty();
    assertThat(objection(0, 51)).isEmpty();
    assertThat(objection(0, 99)).isEmpty();
  }

  @Test
  void refusesTheKernelsOwnAndWhatAnotherServes() {
    assertThat(objection(0, 21)).isEqualTo("/mnt/f lies on proc, no ordinary filesystem");
    assertThat(objection(0, 50))
        .isEqualTo("/mnt/f lies on a filesystem that uid 54321 serves (fuse.sshfs)");
    assertThat(objection(0, 52))
        .isEqualTo("/mnt/f lies on a filesystem that somebody unknown serves (fuse)");
  }

  @Test
  void knowsWhatIsMountedOnDemand() {
    assertThat(MOUNTS.isMountedOnDemand(FileStatus.device(0, 53))).isTrue();
    assertThat(MOUNTS.isMountedOnDemand(FileStatus.device(254, 0))).isFalse();
  }
}
