package gunitop.journal.disk;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.journal.Entry;
import gunitop.journal.EntryText;
import gunitop.journal.Members;
import gunitop.trust.Checked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalDirectoryTest {
  private static final Instant TIME = Instant.parse("2026-03-14T12:00:00Z");

  @TempDir private Path temporary;

  private JournalDirectory open() {
    return JournalDirectory.openOrMake(temporary.resolve("journal").toString())
        .value()
        .orElseThrow();
  }

  private static String line(String text) {
    return EntryText.of(new Entry(TIME, Entry.Kind.KEY, Members.NONE.with("step", text)));
  }

  private Path file(String name) {
    return temporary.resolve("journal").resolve(name);
  }

  @Test
  void addsBehindWhatIsThere_forItsOwnerAlone() throws IOException {
    try (JournalDirectory directory = open()) {
      assertThat(directory.add("a.jsonl", line("one"), true)).isEmpty();
    }
    try (JournalDirectory directory = open()) {
      assertThat(directory.add("a.jsonl", line("two"), false)).isEmpty();
      assertThat(directory.read("a.jsonl").value().orElseThrow().entries())
          .extracting(entry -> entry.members().text("step").orElseThrow())
          .containsExactly("one", "two");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("a.jsonl"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aTornLineIsEnded_andSkipped() throws IOException {
    try (JournalDirectory directory = open()) {
      directory.add("a.jsonl", line("one"), false);
      String two = line("two");
      Files.writeString(file("a.jsonl"), two.substring(0, 20), StandardOpenOption.APPEND);
    }
    try (JournalDirectory directory = open()) {
      directory.add("a.jsonl", line("three"), false);
      JournalDirectory.Read read = directory.read("a.jsonl").value().orElseThrow();
      assertThat(read.entries())
          .extracting(entry -> entry.members().text("step").orElseThrow())
          .containsExactly("one", "three");
      assertThat(read.skipped()).isEqualTo(1);
    }
  }

  @Test
  void aFolderThatOthersMayWriteIsNotUsed() throws IOException {
    Path shared = Files.createDirectory(temporary.resolve("shared"));
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(JournalDirectory.openOrMake(shared.toString())).isInstanceOf(Checked.Refused.class);
    assertThat(JournalDirectory.openOrMake(shared.resolve("below").toString()))
        .isInstanceOf(Checked.Refused.class);
  }

  @Test
  void aLinkInItsPlaceIsNotFollowed() throws IOException {
    Path elsewhere = Files.writeString(temporary.resolve("elsewhere"), "mine\n");
    try (JournalDirectory directory = open()) {
      Files.createSymbolicLink(file("a.jsonl"), elsewhere);
      assertThat(directory.add("a.jsonl", line("one"), false)).isPresent();
    }
    assertThat(elsewhere).hasContent("mine");
  }

  @Test
  void theOldestGo_andThoseThatAreTooMany() throws IOException {
    try (JournalDirectory directory = open()) {
      for (int i = 0; i < JournalDirectory.MOST_FILES + 3; i++) {
        Files.writeString(file("2026%04d.jsonl".formatted(i)), line("one"));
      }
      Files.writeString(file("kept.txt"), "not ours");
      Path old = file("2026%04d.jsonl".formatted(JournalDirectory.MOST_FILES));
      long now = TIME.getEpochSecond();
      Files.setLastModifiedTime(
          old, FileTime.from(Instant.ofEpochSecond(now - JournalDirectory.OLDEST_SECONDS - 1)));
      directory.rotate(now);
      assertThat(directory.names().value().orElseThrow())
          .hasSize(JournalDirectory.MOST_FILES - 1)
          .doesNotContain("20260000.jsonl", "20260002.jsonl", old.getFileName().toString());
      assertThat(file("kept.txt")).exists();
    }
  }
}
