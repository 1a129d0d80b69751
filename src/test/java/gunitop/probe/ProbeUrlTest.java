package gunitop.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeUrlTest {

  @ParameterizedTest
  @CsvSource({
    "http://shop.example/ping, shop.example, /ping",
    "HTTP://shop.example, shop.example, /",
    "http://127.0.0.1:8000/a/b?c=d, 127.0.0.1:8000, /a/b?c=d",
    "http://[::1]:8000/, [::1]:8000, /",
    "http://shop?all, shop, /?all",
    "http://shop/a#part, shop, /a",
  })
  void hostAndTargetAreSentAsGiven(String text, String host, String target) {
    assertThat(ProbeUrl.parse(text)).isEqualTo(new ProbeUrl.Good(new ProbeUrl(host, target)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop.example/ping",
        "ftp://shop/",
        "http://",
        "http:///ping",
        "http://shop:port/",
        "http://shop:123456/",
        "http://[]/",
        "http://[::1/",
        "http://a b/",
        "http://shop/\r\nX-Y: z",
        "http://shop/\u00e9",
        "http://$(id)/",
      })
  void whatIsNoneIsRefused(String text) {
    assertThat(ProbeUrl.parse(text)).isInstanceOf(ProbeUrl.Refused.class);
  }

  @Test
  void httpsAndCredentialsAreRefusedByName() {
    assertThat(reason("https://shop/")).contains("https");
    assertThat(reason("http://root:secret@shop/")).contains("password").doesNotContain("secret");
  }

  @Test
  void aQueryIsSentAndNotShown() {
    assertThat(new ProbeUrl("shop", "/ping?token=secret").shown()).isEqualTo("shop/ping");
  }

  private static String reason(String text) {
    return ((ProbeUrl.Refused) ProbeUrl.parse(text)).reason();
  }
}
