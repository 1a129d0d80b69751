package gunitop.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class HttpAnswerTest {

  @Test
  void aStatusCountsOnceItsHeadHasArrived() {
    assertThat(of("HTTP/1.1 200 OK\r\nServer: x\r\n").status()).isEmpty();
    assertThat(of("HTTP/1.1 200 OK\r\n\r\n").status()).contains(200);
    assertThat(of("HTTP/1.0 503 \r\n\r\n").status()).contains(503);
    assertThat(of("HTTP/1.1 404\r\n\r\n").status()).contains(404);
  }

  @Test
  void anythingElseIsNoAnswer() {
    assertThat(of("")).isEqualTo(new HttpAnswer(Optional.empty(), false));
    assertThat(of("SSH-2.0-OpenSSH\r\n\r\n").status()).isEmpty();
    assertThat(of("HTTP/1.1 20 OK\r\n\r\n").status()).isEmpty();
    assertThat(of("HTTP/1.1 999 OK\r\n\r\n").status()).isEmpty();
    assertThat(of("HTTP/1.1 2000 OK\r\n\r\n").status()).isEmpty();
  }

  @Test
  void itsEndIsToldByItsLengthOrItsChunksOrItsKind() {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n";
    assertThat(of(head + "123").whole()).isFalse();
    assertThat(of(head + "1234").whole()).isTrue();
    String chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    assertThat(of(chunked + "1\r\na\r\n").whole()).isFalse();
    assertThat(of(chunked + "1\r\na\r\n0\r\n\r\n").whole()).isTrue();
    assertThat(of("HTTP/1.1 204 No Content\r\n\r\n").whole()).isTrue();
  }

  @Test
  void elseByTheEndOfTheConnection() {
    assertThat(of("HTTP/1.1 200 OK\r\n\r\nall").whole()).isFalse();
    assertThat(of("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nall").whole()).isFalse();
  }

  private static HttpAnswer of(String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    return HttpAnswer.of(bytes, bytes.length);
  }
}
