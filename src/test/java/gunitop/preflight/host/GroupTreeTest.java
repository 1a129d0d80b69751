package gunitop.preflight.host;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.preflight.host.GroupTree.Folder;
import org.junit.jupiter.api.Test;

class GroupTreeTest {
  private static final String HYBRID =
      """
      25 24 0:22 / /sys/fs/cgroup rw - tmpfs tmpfs rw,mode=755
      26 25 0:23 / /sys/fs/cgroup/cpu rw,relatime - cgroup cgroup rw,cpu,cpuacct
      29 25 0:26 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory
      35 25 0:32 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw
      """;
  private static final String UNIFIED =
      "30 23 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n";

  @Test
  void unifiedHierarchyUpToItsRoot() {
    GroupTree tree = GroupTree.of("memory", "0::/web.slice/shop.service\n", UNIFIED).orElseThrow();
    assertThat(tree.unified()).isTrue();
    assertThat(tree.folders())
        .containsExactly(
            new Folder("shop.service", "/sys/fs/cgroup/web.slice/shop.service"),
            new Folder("web.slice", "/sys/fs/cgroup/web.slice"),
            new Folder("the root group", "/sys/fs/cgroup"));
  }

  @Test
  void controllerOfVersionOneHasItsOwn() {
    String groups = "4:memory:/shop\n1:cpu,cpuacct:/other\n0::/unified\n";
    GroupTree tree = GroupTree.of("memory", groups, HYBRID).orElseThrow();
    assertThat(tree.unified()).isFalse();
    assertThat(tree.folders().get(0).path()).isEqualTo("/sys/fs/cgroup/memory/shop");
    assertThat(GroupTree.of("cpuacct", groups, HYBRID).orElseThrow().folders().get(0).path())
        .isEqualTo("/sys/fs/cgroup/cpu/other");
    assertThat(GroupTree.of("pids", groups, HYBRID).orElseThrow().folders().get(0).path())
        .isEqualTo("/sys/fs/cgroup/unified/unified");
  }

  @Test
  void partOfAHierarchyIsMounted() {
    String mounts = "30 23 0:26 /docker/abc /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n";
    assertThat(GroupTree.of("memory", "0::/docker/abc/web\n", mounts).orElseThrow().folders())
        .extracting(Folder::path)
        .containsExactly("/sys/fs/cgroup/web", "/sys/fs/cgroup");
    assertThat(GroupTree.of("memory", "0::/docker/abcd\n", mounts)).isEmpty();
  }

  @Test
  void whatLiesOutsideOrIsNotMountedIsNotFound() {
    assertThat(GroupTree.of("memory", "0::/../../shop\n", UNIFIED)).isEmpty();
    assertThat(GroupTree.of("memory", "0::/shop\n", "")).isEmpty();
    assertThat(GroupTree.of("memory", "", UNIFIED)).isEmpty();
  }
}
