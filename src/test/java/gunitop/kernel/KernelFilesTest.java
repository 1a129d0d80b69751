package gunitop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelFilesTest {
  @TempDir Path directory;
  private final KernelFiles files = new KernelFiles();

  @Test
  void listsTheProcesses() {
    assertThat(files.numbersIn("/proc").get()).contains(1, Self.pid()).doesNotHaveDuplicates();
  }

  @Test
  void listsManyNumbersAndNothingElse() throws Exception {
    for (int i = 0; i < 3000; i++) {
      Files.createFile(directory.resolve(Integer.toString(i)));
    }
    Files.createFile(directory.resolve("12x"));
    Files.createFile(directory.resolve("99999999999999999999"));

    assertThat(files.numbersIn(directory.toString()).get()).hasSize(3000).contains(0, 2999);
  }

  @Test
  void loadsAFileOfAnySizeUpToTheLimit() throws Exception {
    byte[] content = new byte[200_000];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) i;
    }
    Path file = Files.write(directory.resolve("ünicode name"), content);

    assertThat(files.load(file.toString(), 1 << 20).get()).isEqualTo(content);
    assertThat(files.load(file.toString(), 100).get()).hasSize(100);
  }

  @Test
  void statusIsThatOfTheFile() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), file);
    FileStatus status = files.status(link.toString(), true).get();

    assertThat(status.isRegular()).isTrue();
    assertThat(status.inode()).isEqualTo(Files.getAttribute(file, "unix:ino"));
    assertThat(status.device()).isEqualTo(Files.getAttribute(file, "unix:dev"));
    assertThat(status.mode()).isEqualTo(Files.getAttribute(file, "unix:mode"));
    assertThat(status.modifiedNanos())
        .isEqualTo(Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS));
    assertThat(files.status(link.toString(), false).get().isRegular()).isFalse();
    assertThat(files.readLink(link.toString()).get()).isEqualTo(file.toString());
  }

  @Test
  void aFailureIsAValue() {
    String missing = directory.resolve("missing").toString();

    assertThat(files.load(missing, 10).error()).isEqualTo(Errno.ENOENT);
    assertThat(files.status(missing, true).error()).isEqualTo(Errno.ENOENT);
    assertThat(files.readLink(directory.toString()).error()).isEqualTo(Errno.EINVAL);
    assertThat(files.numbersIn(missing).error()).isEqualTo(Errno.ENOENT);
    assertThat(files.load("/" + "x".repeat(5000), 10).error()).isEqualTo(Errno.ENAMETOOLONG);
  }
}
