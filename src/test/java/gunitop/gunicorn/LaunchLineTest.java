package gunitop.gunicorn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LaunchLineTest {

  private static LaunchLine line(String words) {
    return LaunchLine.of(List.of(words.split(" "))).orElseThrow();
  }

  @Test
  void workersInEveryForm() {
    for (String form : List.of("-w 4", "-w4", "--workers 4", "--workers=4", "-w 9 -w 4")) {
      assertThat(line("/usr/bin/python3 /usr/bin/gunicorn " + form + " app:app").workers())
          .as(form)
          .hasValue(4);
    }
    assertThat(line("gunicorn app:app").workers()).isEmpty();
    assertThat(line("gunicorn -w many app:app").workers()).isEmpty();
  }

  @Test
  void applicationIsTheFirstArgumentOfNoOption() {
    assertThat(
            line("python3 -m gunicorn --daemon -b 127.0.0.1:1 --preload -w 2 a.b:c").application())
        .hasValue("a.b:c");
    assertThat(line("gunicorn --bind=unix:/x -w2 a:b").application()).hasValue("a:b");
  }

  @Test
  void switches() {
    LaunchLine line = line("gunicorn -D --preload --reuse-port -c conf.py -p /run/x.pid a:b");

    assertThat(line.arguments().has("--daemon")).isTrue();
    assertThat(line.preloads()).isTrue();
    assertThat(line.reusesPort()).isTrue();
    assertThat(line.hasConfiguration()).isTrue();
    assertThat(line.pidfile()).hasValue("/run/x.pid");
    assertThat(line("gunicorn a:b").preloads()).isFalse();
  }

  @Test
  void titleIsNoLaunchLine() {
    assertThat(LaunchLine.of(List.of("gunicorn: master [app]"))).isEmpty();
    assertThat(LaunchLine.of(List.of())).isEmpty();
    assertThat(LaunchLine.of(List.of("vim", "notes"))).isEmpty();
  }
}
