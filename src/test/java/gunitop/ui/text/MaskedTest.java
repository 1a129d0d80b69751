package gunitop.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets in what is shown unasked. */
class MaskedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GUNICORN_CMD_ARGS=-w 4 --preload|GUNICORN_CMD_ARGS=-w 4 --preload",
        "X=-e DB_PASSWORD=hunter2 -w 4|X=-e DB_PASSWORD=******** -w 4",
        "X=--env SECRET_KEY='a b' -w 4|X=--env SECRET_KEY=******** -w 4",
        "SUPERVISOR_SERVER_URL=http://me:pw@h:9001|SUPERVISOR_SERVER_URL=http://me:********@h:9001",
        "X=-e DATABASE_URL=postgres://u:p@h/d|X=-e DATABASE_URL=postgres://u:********@h/d",
        "X=-e SMTP_PASS=s3c -w 4|X=-e SMTP_PASS=******** -w 4",
        "X=-e API_TOKEN=t0k|X=-e API_TOKEN=********",
        "NOTIFY_SOCKET=/run/systemd/notify|NOTIFY_SOCKET=/run/systemd/notify"
      })
  void masksWhatLooksLikeASecret(String text, String shown) {
    assertThat(Masked.of(text)).isEqualTo(shown);
    assertThat(Masked.hides(text)).isEqualTo(!text.equals(shown));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SMTP_PASS=a b c|SMTP_PASS=********",
        "SECRET_KEY='a b' c|SECRET_KEY=********",
        "DATABASE_URL=postgres://u:p@h/d|DATABASE_URL=postgres://u:********@h/d",
        "PWD=/srv/app|PWD=/srv/app",
        "secret|secret"
      })
  void masksTheWholeValueOfAVariable(String text, String shown) {
    assertThat(Masked.variable(text)).isEqualTo(shown);
  }

  @Test
  @Timeout(10)
  void longTextOfAStrangerIsLookedThroughInOneGo() {
    String hostile = "a".repeat(1_000_000);
    assertThat(Masked.of(hostile)).isEqualTo(hostile);
  }
}
