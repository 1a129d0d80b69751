package gunitop.trust;

import static gunitop.trust.Attack.NOBODY;
import static gunitop.trust.Attack.directory;
import static gunitop.trust.Attack.give;
import static org.assertj.core.api.Assertions.assertThat;

import gunitop.kernel.Self;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that a process of nobody's names, read by root. */
@Needs(Need.ROOT)
class ForeignFilesTest {
  @TempDir private Path temporary;
  private Path theirs;

  @BeforeEach
  void aDirectoryOfTheirs() throws IOException {
    theirs = give(directory(temporary.resolve("theirs"), "rwxrwxrwx"), NOBODY);
  }

  private static String text(Path path) {
    return text(ForeignFiles.ofThisHost().open(path.toString(), NOBODY));
  }

  private static String anyones(Path path) {
    return text(ForeignFiles.ofThisHost().open(path.toString()));
  }

  private static String text(Checked<CheckedFile> checked) {
    return checked
        .value()
        .map(
            open -> {
              try (CheckedFile opened = open) {
                return opened.read(100).value().orElseThrow().text();
              }
            })
        .orElse(checked.sentence());
  }

  private Path file(String name, int uid) throws IOException {
    return give(Files.writeString(theirs.resolve(name), "text"), uid);
  }

  private Path link(String name, Path target, int uid) throws IOException {
    return give(Files.createSymbolicLink(theirs.resolve(name), target), uid);
  }

  @Test
  void readsTheirsAndRoots() throws IOException {
    assertThat(text(file("theirs", NOBODY))).isEqualTo("text");
    assertThat(text(file("roots", 0))).isEqualTo("text");
    assertThat(text(link("link", file("linked", NOBODY), NOBODY))).isEqualTo("text");
    assertThat(text(link("root-link", file("root-linked", 0), 0))).isEqualTo("text");
  }

  @Test
  void refusesAThirdUsersFileAndLink() throws IOException {
    Path third = file("third", 54_321);
    assertThat(text(third)).isEqualTo(third + " belongs to uid 54321");
    Path link = link("link", file("theirs", NOBODY), 54_321);
    assertThat(text(link)).isEqualTo(link + " belongs to uid 54321");
  }

  @Test
  void aLinkOfTheirsLeadsToNoFileOfRoots() throws IOException {
    Path shadow = temporary.resolve("shadow");
    Files.writeString(shadow, "secret");
    assertThat(text(link("link", shadow, NOBODY)))
        .isEqualTo(shadow + " belongs to root (uid 0) and another linked it");
    Path second = theirs.resolve("second");
    Files.createLink(second, shadow);
    assertThat(text(second)).endsWith("and another linked it");
  }

  @Test
  void whoeverLeadsToAFileMustOwnIt() throws IOException {
    Path file = file("theirs", NOBODY);
    assertThat(anyones(link("own", file, NOBODY))).isEqualTo("text");
    assertThat(anyones(link("roots", file, 0))).isEqualTo("text");
    assertThat(anyones(link("third", file, 54_321)))
        .isEqualTo(file + " belongs to nobody (uid 65534)");
    assertThat(ForeignFiles.ofThisHost().names(theirs.toString(), 10).value().orElseThrow().names())
        .containsExactlyInAnyOrder("theirs", "own", "roots", "third");
  }

  @Test
  void opensNoDeviceNoPipeAndNothingOfTheKernels() throws IOException {
    Path zero = link("zero", Path.of("/dev/zero"), NOBODY);
    assertThat(text(zero)).isEqualTo("/dev/zero belongs to root (uid 0) and another linked it");
    Files.delete(zero);
    assertThat(text(Path.of("/dev/zero"))).isEqualTo("/dev/zero is a device, no regular file");
    assertThat(text(Path.of("/proc/kmsg"))).isEqualTo("/proc lies on proc, no ordinary filesystem");
    assertThat(text(Path.of("/sys/kernel/notes")))
        .isEqualTo("/sys lies on sysfs, no ordinary filesystem");
    Path fifo = theirs.resolve("fifo");
    Attack.run("mkfifo", fifo.toString());
    give(fifo, NOBODY);
    assertThat(text(fifo)).isEqualTo(fifo + " is a FIFO, no regular file");
  }

  @Test
  void findsAFileByThePathOfItsProcess() throws IOException {
    Path file = file("theirs", NOBODY);
    int self = Self.pid();
    Checked<CheckedFile> seen = ForeignFiles.seenBy(self).open(file.toString(), NOBODY);
    assertThat(seen.value()).isPresent();
    seen.value().orElseThrow().close();
    assertThat(ForeignFiles.seenBy(4_194_305).open("/etc/passwd", 0))
        .isInstanceOf(Checked.Unreadable.class);
  }
}
