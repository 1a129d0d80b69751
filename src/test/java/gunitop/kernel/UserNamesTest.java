package gunitop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserNamesTest {
  @TempDir Path directory;

  @Test
  void knowsTheFirstNameOfANumber() throws Exception {
    Path passwd = directory.resolve("passwd");
    Files.writeString(
        passwd,
        "root:x:0:0:root:/root:/bin/sh\ntoor:x:0:0::/:\nbroken\nx:y:z:0\nweb:x:33:33::/:\n");
    UserNames names = new UserNames(passwd);

    assertThat(names.of(0)).isEqualTo("root");
    assertThat(names.of(33)).isEqualTo("web");
    assertThat(names.of(1000)).isEqualTo("1000");
    assertThat(names.number("toor")).hasValue(0);
    assertThat(names.number("web")).hasValue(33);
    assertThat(names.number("1000")).hasValue(1000);
    assertThat(names.number("nosuch")).isEmpty();
    assertThat(names.of(-2)).isEqualTo("4294967294");
  }

  @Test
  void withoutAFileNumbersStand() {
    assertThat(new UserNames(directory.resolve("none")).of(0)).isEqualTo("0");
  }
}
