package gunitop.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketAddressTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::",
        "::1",
        "2001:db8::1",
        "fe80::1:0:0:1",
        "1:2:3:4:5:6:7:8",
        "1::",
        "1:0:2:3:4:5:6:7",
        "0:1::",
        "1:0:0:2::"
      })
  void writesIpv6Short(String text) throws UnknownHostException {
    assertThat(SocketAddressText.of(InetAddress.getByName(text).getAddress(), 8000))
        .isEqualTo("[" + text + "]:8000");
  }

  @Test
  void writesIpv4AndIpv4InIpv6() {
    byte[] mapped = new byte[16];
    Arrays.fill(mapped, 10, 12, (byte) 0xff);
    mapped[12] = 127;
    mapped[15] = (byte) 200;

    assertThat(SocketAddressText.of(new byte[] {10, 0, (byte) 255, 1}, 80))
        .isEqualTo("10.0.255.1:80");
    assertThat(SocketAddressText.of(mapped, 80)).isEqualTo("[::ffff:127.0.0.200]:80");
  }
}
