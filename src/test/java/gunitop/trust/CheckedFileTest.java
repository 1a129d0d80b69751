package gunitop.trust;

import static gunitop.trust.Attack.NOBODY;
import static gunitop.trust.Attack.directory;
import static gunitop.trust.Attack.give;
import static gunitop.trust.Attack.mode;
import static org.assertj.core.api.Assertions.assertThat;

import gunitop.needs.Need;
import gunitop.needs.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckedFileTest {
  @TempDir private Path temporary;
  private Path home;
  private Path file;

  @BeforeEach
  void aFileOfOurs() throws IOException {
    home = directory(temporary.resolve("home"), "rwxr-xr-x");
    file = Files.writeString(home.resolve("file"), "ours");
  }

  private static String text(Path path) {
    return text(CheckedFile.trusted(path.toString()));
  }

  /** What was read, or why not. */
  private static String text(Checked<CheckedFile> checked) {
    return checked
        .value()
        .map(
            open -> {
              try (CheckedFile opened = open) {
                return opened.read(100).value().orElseThrow().text();
              }
            })
        .orElseGet(() -> checked.getClass().getSimpleName() + ": " + checked.sentence());
  }

  @Test
  void opensWhatIsOurs() throws IOException {
    Path link = Files.createSymbolicLink(temporary.resolve("link"), Path.of("home/../home/./file"));
    Path chain = Files.createSymbolicLink(home.resolve("chain"), link);
    assertThat(text(file)).isEqualTo("ours");
    assertThat(text(link)).isEqualTo("ours");
    assertThat(text(chain)).isEqualTo("ours");
  }

  @Test
  void saysWhetherThereIsMore() {
    try (CheckedFile open = CheckedFile.trusted(file.toString()).value().orElseThrow()) {
      assertThat(open.read(4).value().orElseThrow().isWhole()).isTrue();
      assertThat(open.read(3).value().orElseThrow().isWhole()).isFalse();
      assertThat(open.readEnd(2).value().orElseThrow().text()).isEqualTo("rs");
      assertThat(open.descriptorPath()).startsWith("/proc/");
      assertThat(Path.of(open.descriptorPath())).hasContent("ours");
    }
  }

  @Test
  void namesWhatIsNotThere() {
    assertThat(text(home.resolve("none/file")))
        .isEqualTo("Absent: " + home.resolve("none") + " does not exist");
    assertThat(text(home.resolve("none"))).startsWith("Absent: ");
    assertThat(text(file.resolve("below"))).isEqualTo("Absent: " + file + " is no directory");
    assertThat(text(Path.of("relative"))).isEqualTo("Refused: relative is no absolute path");
  }

  @Test
  @Needs(Need.ROOT)
  void refusesTheFileOfAnother() throws IOException {
    give(file, NOBODY);
    assertThat(text(file)).isEqualTo("Refused: " + file + " belongs to nobody (uid 65534)");
    assertThat(text(give(file, 54_321))).isEqualTo("Refused: " + file + " belongs to uid 54321");
  }

  @Test
  @Needs(Need.ROOT)
  void refusesWhatLiesBelowTheDirectoryOfAnother() throws IOException {
    give(home, NOBODY);
    assertThat(text(file)).isEqualTo("Refused: " + home + " belongs to nobody (uid 65534)");
  }

  @Test
  void refusesWhatOthersMayWrite() throws IOException {
    mode(file, 0664);
    assertThat(text(file)).startsWith("Refused: " + file + " is writable by group ");
    mode(file, 0646);
    assertThat(text(file)).isEqualTo("Refused: " + file + " is writable by everybody");
    mode(file, 0644);
    mode(home, 0777);
    assertThat(text(file)).isEqualTo("Refused: " + home + " is writable by everybody");
  }

  @Test
  @Needs(Need.SETFACL)
  void whatAnAccessControlListGivesShowsInTheMode() throws IOException {
    Attack.run("setfacl", "-m", "u:nobody:rw", file.toString());
    assertThat(text(file)).startsWith("Refused: " + file + " is writable by group ");
  }

  @Test
  @Needs(Need.ROOT)
  void inASharedDirectoryOnlyOurOwnEntriesCount() throws IOException {
    mode(home, 01777);
    Path link = Files.createSymbolicLink(home.resolve("link"), file);
    assertThat(text(file)).isEqualTo("ours");
    assertThat(text(link)).isEqualTo("ours");
    give(link, NOBODY);
    assertThat(text(link)).isEqualTo("Refused: " + link + " belongs to nobody (uid 65534)");
    Files.createLink(home.resolve("second"), file);
    assertThat(text(file)).contains("has another name elsewhere, and everybody may link it there");
  }

  @Test
  @Needs(Need.ROOT)
  void countsTheWayToALinkAndTheWayBehindIt() throws IOException {
    Path eve = directory(temporary.resolve("eve"), "rwxr-xr-x");
    Path inEves = Files.createSymbolicLink(eve.resolve("link"), file);
    Path toEves = Files.createSymbolicLink(home.resolve("link"), Path.of("../eve/link"));
    give(eve, NOBODY);
    String refusal = "Refused: " + eve + " belongs to nobody (uid 65534)";
    assertThat(text(inEves)).isEqualTo(refusal);
    assertThat(text(toEves)).isEqualTo(refusal);
  }

  @Test
  void followsNoCircle() throws IOException {
    Path link = home.resolve("circle");
    Files.createSymbolicLink(link, link);
    assertThat(text(link)).isEqualTo("Refused: " + link + " is one link too many");
    Path deep = home.resolve("d/".repeat(1 + Budget.DEPTH));
    Files.createDirectories(deep);
    assertThat(text(deep)).startsWith("Refused: ").endsWith(" is too deep");
  }

  @Test
  void opensRegularFilesAlone() throws IOException {
    Path fifo = home.resolve("fifo");
    Attack.run("mkfifo", fifo.toString());
    assertThat(text(fifo)).isEqualTo("Refused: " + fifo + " is a FIFO, no regular file");
    assertThat(text(home)).isEqualTo("Refused: " + home + " is a directory, no regular file");
    assertThat(text(Path.of("/"))).isEqualTo("Refused: / is a directory, no regular file");
    assertThat(text(Path.of("/proc/kmsg")))
        .isEqualTo("Refused: /proc lies on proc, no ordinary filesystem");
    Path link = Files.createSymbolicLink(home.resolve("null"), Path.of("/dev/null"));
    assertThat(text(link)).isEqualTo("Refused: /dev/null is a device, no regular file");
    Files.delete(link);
  }

  @Test
  void keepsAFileInMemory() {
    try (CheckedFile memory = CheckedFile.inMemory("secret").value().orElseThrow()) {
      assertThat(memory.read(100).value().orElseThrow().text()).isEqualTo("secret");
      assertThat(Path.of(memory.descriptorPath())).hasContent("secret");
    }
  }

  @Test
  @Needs(Need.ROOT)
  void neverOpensWhatALinkWasFlippedTo() throws IOException {
    mode(home, 01777);
    Path eve = directory(temporary.resolve("eve"), "rwxr-xr-x");
    Files.writeString(eve.resolve("file"), "eve's");
    Path ours = directory(temporary.resolve("ours"), "rwxr-xr-x");
    Files.writeString(ours.resolve("file"), "ours");
    give(eve.resolve("file"), NOBODY);
    give(eve, NOBODY);
    give(home, NOBODY);
    String flip = "while :; do ln -sfn \"$1\" \"$3\"; ln -sfn \"$2\" \"$3\"; done";
    Path flipped = home.resolve("flipped");
    Process attacker =
        new ProcessBuilder(
                "setpriv",
                "--reuid=65534",
                "--clear-groups",
                "sh",
                "-c",
                flip,
                "flip",
                ours.toString(),
                eve.toString(),
                flipped.toString())
            .start();
    try {
      mode(home, 0755);
      for (int i = 0; i < 200; i++) {
        assertThat(text(flipped.resolve("file"))).startsWith("Refused: ");
      }
    } finally {
      attacker.destroyForcibly();
    }
  }
}
