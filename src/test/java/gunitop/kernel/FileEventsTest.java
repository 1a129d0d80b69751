package gunitop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileEventsTest {
  private static final FileEvents.Heard NOTHING = new FileEvents.Heard(false, false);
  private static final FileEvents.Heard SIGN = new FileEvents.Heard(true, false);

  @TempDir Path directory;
  private final FileEvents events = FileEvents.open().get();
  private final Wakeup wakeup = new Wakeup();

  @AfterEach
  void close() {
    events.close();
    wakeup.close();
  }

  @Test
  void hearsOfAFileThatIsOpenedOrExecuted() throws Exception {
    Path program = Files.copy(Path.of("/bin/true"), directory.resolve("program"));
    assertThat(events.watchOpening(program.toString())).isPositive();
    assertThat(heard()).isEqualTo(NOTHING);

    assertThat(new ProcessBuilder(program.toString()).start().waitFor()).isZero();

    assertThat(events.await(wakeup)).isTrue();
    assertThat(heard()).isEqualTo(SIGN);
    assertThat(heard()).isEqualTo(NOTHING);
  }

  @Test
  void hearsOfAFileThatIsReplaced() throws Exception {
    Path program = Files.writeString(directory.resolve("program"), "one");
    events.watchOpening(program.toString());

    Files.move(
        Files.writeString(directory.resolve("next"), "two"),
        program,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertThat(heard().changed()).isTrue();
  }

  @Test
  void hearsOfWantedFilesThatAreMade() throws Exception {
    assertThat(events.watchMaking(directory.toString())).isPositive();
    Files.createFile(directory.resolve("other"));
    assertThat(heard()).isEqualTo(NOTHING);

    Files.createFile(directory.resolve("another"));
    Files.delete(Files.createFile(directory.resolve("wanted-1")));
    assertThat(heard()).isEqualTo(SIGN);
  }

  @Test
  void oneFileHasOneWatchUntilItIsRemoved() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), file);
    int watch = events.watchOpening(file.toString());
    assertThat(events.watchOpening(link.toString())).isEqualTo(watch);

    events.remove(watch);
    Files.readString(file);
    assertThat(heard()).isEqualTo(NOTHING);
  }

  @Test
  void whatCannotBeWatchedIsAnError() {
    assertThat(events.watchOpening(directory.resolve("none").toString())).isEqualTo(-Errno.ENOENT);
    assertThat(events.watchMaking("/proc/self/exe")).isEqualTo(-Errno.ENOTDIR);
  }

  @Test
  void aWakeupEndsTheWait() {
    wakeup.signal();
    assertThat(events.await(wakeup)).isFalse();
  }

  private FileEvents.Heard heard() {
    return events.take(name -> name.startsWith("wanted-"));
  }
}
