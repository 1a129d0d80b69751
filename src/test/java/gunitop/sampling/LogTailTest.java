package gunitop.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.kernel.Self;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
  @TempDir Path directory;
  private final LogTail tail = new LogTail();
  private final ProcessId self = new ProcessId(Self.pid(), 1, "boot");

  @Test
  void theLastLinesComeOldestFirst() throws Exception {
    assertThat(last("one\ntwo\n\nfour\n", 3)).containsExactly("two", "", "four");
    assertThat(last("one\ntwo\nunfinished", 2)).containsExactly("two", "unfinished");
    assertThat(last("one\ntwo\n", 9)).containsExactly("one", "two");
    assertThat(last("", 9)).isEmpty();
    assertThat(last("\n", 9)).containsExactly("");
    assertThat(last("one\n", 0)).isEmpty();
  }

  @Test
  void onlyTheLast64KilobytesAreRead() throws Exception {
    String line = "x".repeat(99) + "\n";

    assertThat(last(line.repeat(5_000), 5_000)).hasSize(655).allMatch(read -> read.length() == 99);
    // One line without an end is cut.
    assertThat(last("y".repeat(1 << 20), 3)).singleElement().asString().hasSize((1 << 16) + 1);
  }

  @Test
  void whatIsNoRegularFileIsNotRead() throws Exception {
    Path fifo = directory.resolve("fifo");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();

    assertThat(tail.last(self, fifo.toString(), 3)).isEqualTo(Reading.notRead());
    assertThat(tail.last(self, directory.toString(), 3)).isEqualTo(Reading.notRead());
    assertThat(tail.last(self, "/dev/null", 3)).isEqualTo(Reading.notRead());
    assertThat(tail.last(self, directory.resolve("none").toString(), 3))
        .isEqualTo(Reading.notRead());
  }

  @Test
  void bytesThatAreNoTextAreNoMistake() throws Exception {
    Path log = directory.resolve("log");
    Files.write(log, new byte[] {'a', (byte) 0xFF, 0, '\n'});

    assertThat(tail.last(self, log.toString(), 1)).isEqualTo(Reading.known(List.of("a\uFFFD\0")));
  }

  private List<String> last(String content, int most) throws Exception {
    Path log = Files.writeString(directory.resolve("log"), content);
    return tail.last(self, log.toString(), most).get();
  }
}
