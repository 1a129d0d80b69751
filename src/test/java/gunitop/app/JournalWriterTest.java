package gunitop.app;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.journal.Entry;
import gunitop.journal.Line;
import gunitop.journal.Members;
import gunitop.ui.Msg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JournalWriterTest {
  private static final Instant TIME = Instant.parse("2026-03-14T12:00:00Z");

  /** Beyond the test's own: one that waits so long waits in vain. */
  private static final long LONG = TimeUnit.MINUTES.toNanos(5);

  @TempDir private Path directory;

  private final BlockingQueue<Msg> said = new LinkedBlockingQueue<>();

  private JournalWriter writer(Path folder) {
    return new JournalWriter(new Background(said::add), folder, said::add);
  }

  private static List<Line> line(int number) {
    Members members = Members.NONE.with("number", number);
    return List.of(new Line("a.jsonl", new Entry(TIME, Entry.Kind.KEY, members)));
  }

  @Test
  void whoeverWaitsForTheDiskIsAnswered_whileOthersAdd() throws Exception {
    AtomicBoolean ends = new AtomicBoolean();
    try (JournalWriter writer = writer(directory.resolve("journal"))) {
      Thread adder =
          new Thread(
              () -> {
                while (!ends.get()) {
                  writer.add(line(-1));
                  LockSupport.parkNanos(100_000);
                }
              });
      adder.start();
      try {
        for (int i = 0; i < 100; i++) {
          writer.add(line(i));
          assertThat(writer.sync(LONG)).isTrue();
          assertThat(Files.readString(directory.resolve("journal/a.jsonl")))
              .contains("\"number\":" + i + "}");
        }
      } finally {
        ends.set(true);
        adder.join();
      }
    }
    assertThat(said).isEmpty();
  }

  @Test
  void whatCannotBeWrittenIsSaid_kept_andWrittenLater() throws IOException, InterruptedException {
    Path shared = Files.createDirectory(directory.resolve("shared"));
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
    try (JournalWriter writer = writer(shared)) {
      writer.add(line(1));
      assertThat(writer.sync(LONG)).as("the disk has it").isFalse();
      Msg.SourceReported trouble = (Msg.SourceReported) said.take();
      assertThat(trouble.trouble().orElseThrow()).contains("writable by everybody", "kept");
      assertThat(writer.courses().get(0)).hasSize(1);

      Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwx------"));
      assertThat(((Msg.SourceReported) said.take()).trouble()).isEmpty();
      assertThat(shared.resolve("a.jsonl")).content().contains("\"number\":1");
    }
  }
}
