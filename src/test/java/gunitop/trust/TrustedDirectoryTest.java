package gunitop.trust;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedDirectoryTest {
  @TempDir private Path temporary;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private TrustedDirectory open() {
    return TrustedDirectory.open(temporary.toString()).value().orElseThrow();
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void makesWhatIsMissingForUsAlone() throws IOException {
    Path deep = temporary.resolve("a/b");
    assertThat(TrustedDirectory.open(deep.toString())).isInstanceOf(Checked.Absent.class);
    try (TrustedDirectory made =
        TrustedDirectory.openOrMake(deep.toString()).value().orElseThrow()) {
      assertThat(made.path()).isEqualTo(deep.toString());
    }
    assertThat(permissions(deep)).isEqualTo("rwx------");
    assertThat(permissions(deep.getParent())).isEqualTo("rwx------");
  }

  @Test
  void replacesAWholeFileAndKeepsItsMode() throws IOException {
    Path file = temporary.resolve("file");
    try (TrustedDirectory directory = open()) {
      assertThat(directory.replace("file", bytes("one"), 0640)).isEmpty();
      assertThat(file).hasContent("one");
      assertThat(permissions(file)).isEqualTo("rw-r-----");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw----r--"));
      assertThat(directory.replace("file", bytes("two"), 0640)).isEmpty();
      assertThat(file).hasContent("two");
      assertThat(permissions(file)).isEqualTo("rw----r--");
      assertThat(directory.names(10).value().orElseThrow().names()).containsExactly("file");
      assertThat(directory.delete("file")).isEmpty();
      assertThat(directory.delete("file")).isEmpty();
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void staysInTheDirectoryThatWasChecked() throws IOException {
    Path before = Files.createDirectory(temporary.resolve("before"));
    try (TrustedDirectory directory =
        TrustedDirectory.open(before.toString()).value().orElseThrow()) {
      Path moved = Files.move(before, temporary.resolve("moved"));
      Files.createDirectory(before);
      assertThat(directory.replace("file", bytes("text"), 0600)).isEmpty();
      assertThat(moved.resolve("file")).hasContent("text");
      assertThat(before).isEmptyDirectory();
    }
  }

  @Test
  void followsNoLinkOfAnEntry() throws IOException {
    Path target = Files.writeString(temporary.resolve("target"), "kept");
    Files.createSymbolicLink(temporary.resolve("link"), target);
    try (TrustedDirectory directory = open()) {
      assertThat(directory.read("link", 10).sentence())
          .endsWith("link is a symbolic link, no regular file");
      assertThat(directory.replace("link", bytes("new"), 0600))
          .contains(temporary.resolve("link") + " is no regular file");
    }
    assertThat(target).hasContent("kept");
  }

  @Test
  void aPlaceBehindALinkOfOursIsWhereTheLinkLeads() throws IOException {
    Path dotfiles = Files.createDirectory(temporary.resolve("dotfiles"));
    Path link = Files.createSymbolicLink(temporary.resolve("config"), Path.of("dotfiles/config"));
    try (TrustedPlace place = TrustedPlace.of(link.toString()).value().orElseThrow()) {
      assertThat(place.read(10)).isInstanceOf(Checked.Absent.class);
      assertThat(place.replace(bytes("text"), 0600)).isEmpty();
      assertThat(place.path()).isEqualTo(dotfiles.resolve("config").toString());
    }
    assertThat(link).isSymbolicLink();
    assertThat(dotfiles.resolve("config")).hasContent("text");
  }

  @Test
  void listsNoMoreNamesThanAllowed() throws IOException {
    for (int i = 0; i < 5; i++) {
      Files.createFile(temporary.resolve("f" + i));
    }
    try (TrustedDirectory directory = open()) {
      assertThat(directory.names(5).value().orElseThrow().isWhole()).isTrue();
      assertThat(directory.names(4).value().orElseThrow().isWhole()).isFalse();
      assertThat(directory.names(4).value().orElseThrow().names()).hasSize(4);
    }
  }

  @Test
  @Needs(Need.NAMESPACES)
  void leavesNothingOnAFullDisk() throws IOException {
    Path disk = Files.createDirectory(temporary.resolve("disk"));
    Attack.run("mount", "-t", "tmpfs", "-o", "size=16k,mode=755", "tmpfs", disk.toString());
    try (TrustedDirectory directory =
        TrustedDirectory.open(disk.toString()).value().orElseThrow()) {
      assertThat(directory.replace("file", bytes("old"), 0600)).isEmpty();
      assertThat(directory.replace("file", new byte[64 * 1024], 0600))
          .contains(disk.resolve("file") + " cannot be written: ENOSPC (no space left)");
      assertThat(disk.resolve("file")).hasContent("old");
      assertThat(directory.names(10).value().orElseThrow().names()).containsExactly("file");
    } finally {
      Attack.run("umount", disk.toString());
    }
  }
}
