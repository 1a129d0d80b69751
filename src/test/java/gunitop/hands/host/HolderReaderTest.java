package gunitop.hands.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolderReaderTest {

  private static Optional<String> address(String environment) {
    return HolderReader.address(environment.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theClientsAddressIsTheFirstWordOfSshConnection() {
    assertThat(address("A=b\0SSH_CONNECTION=192.0.2.7 50514 10.0.0.1 22\0C=d\0"))
        .contains("192.0.2.7");
    assertThat(address("SSH_CONNECTION=2001:db8::7 50514 ::1 22")).contains("2001:db8::7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "XSSH_CONNECTION=192.0.2.7 1 2 3",
        "SSH_CONNECTION=",
        "SSH_CONNECTION=root@pts/3 1 2 3",
        "SSH_CONNECTION=\u001b[2J 1 2 3",
        "SSH_CONNECTION=1234567890123456789012345678901234567890123456 1 2 3"
      })
  void whatDoesNotLookLikeAnAddressIsLeftOut(String environment) {
    assertThat(address(environment)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"34816, pts/0", "34819, pts/3", "35072, pts/256", "1025, tty1", "1088, ttyS0"})
  void aTerminalIsNamedByItsDevice(int device, String name) {
    assertThat(Terminals.name(device)).contains(name);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1024, 256, -1})
  void anotherDeviceIsNoTerminal(int device) {
    assertThat(Terminals.name(device)).isEmpty();
  }
}
