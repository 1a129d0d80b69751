package gunitop.gunicorn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @CsvSource({
    "/usr/bin/python3 /usr/bin/gunicorn -w 4 a:b, SCRIPT",
    "gunicorn -w 4 a:b, SCRIPT",
    "python /venv/bin/gunicorn3 -w 4 a:b, SCRIPT",
    "/nix/store/x/bin/python3.11 /nix/store/y/bin/.gunicorn-wrapped -w 4 a:b, SCRIPT",
    "python3 -m gunicorn -w 4 a:b, MODULE",
    "python3 -mgunicorn -w4 a:b, MODULE",
    "python3 -u -X dev -W ignore -m gunicorn -w 4 a:b, MODULE",
    "python3 -Xdev -um gunicorn --workers=4 a:b, MODULE",
    "pypy3 -B /usr/lib/python3/dist-packages/gunicorn/__main__.py --workers 4 --prel a:b, MODULE",
    "python -m gunicorn.app.wsgiapp -Dw4 a:b, SUBMODULE",
    "python /x/site-packages/gunicorn/app/wsgiapp.py -w=4 a:b, SUBMODULE",
    "python3 /srv/bin/serve-shop -w 4 a:b, OTHER_PYTHON",
  })
  void everyFormOfALaunch(String words, LaunchProgram.Kind kind) {
    assertThat(line(words).program().kind()).isEqualTo(kind);
    assertThat(line(words).workers()).hasValue(4);
    assertThat(line(words).application()).hasValue("a:b");
    assertThat(line(words).isWhole()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tail -F gunicorn.log",
        "tail -F /var/log/gunicorn",
        "vim gunicorn",
        "python3 gunicorn-exporter.py",
        "python3 /opt/gunicorn/exporter.py",
        "python3 -m gunicorn_exporter",
        "python3 -c import_gunicorn",
        "python3 -m http.server",
        "python3",
        "sh -c gunicorn",
        "/usr/bin/gunicorn-exporter --port 1",
      })
  void whatOnlyHasTheWordInItIsNotGunicorn(String words) {
    assertThat(LaunchLine.namesGunicorn(List.of(words.split(" ")))).isFalse();
    assertThat(LaunchLine.of(List.of(words.split(" ")))).isEmpty();
  }

  @Test
  void anOptionOfAnotherReleaseLeavesRoomForDoubt() {
    LaunchLine line = line("gunicorn --next-big-thing 3 -w 4 a:b");

    assertThat(line.isWhole()).isFalse();
    assertThat(line.workers()).hasValue(4);
    assertThat(line.application()).hasValue("a:b");
  }

  @Test
  void theVariableIsSplitAsAShellDoes() {
    assertThat(ShellWords.of("-w 2 --name='a b' \"c d\"  e\\ f ''"))
        .containsExactly("-w", "2", "--name=a b", "c d", "e f", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a b         | a,b",
        "a\\        | a\\",
        "\"a\\\"b\" | a\"b",
        "\"a\\\\b\" | a\\b",
        "\"a\\nb\"  | a\\nb",
        "'a\\b'     | a\\b",
        "'a b       | a b",
        "\"a\\      | a\\",
        "a'b c'd    | ab cd",
        "x\\ y      | x y",
      },
      quoteCharacter = '`')
  void quotesAndBackslashes(String text, String words) {
    assertThat(ShellWords.of(text)).containsExactly(words.split(","));
  }

  @Test
  void addressesInEveryForm() {
    assertThat(line("gunicorn -b :1 --bind :2 --bind=:3 -b:4 -w 2 a:b").binds())
        .containsExactly(":1", ":2", ":3", ":4");
    assertThat(line("gunicorn -w 2 a:b").binds()).isEmpty();
    assertThat(line("gunicorn a:b -b").binds()).isEmpty();
  }

  @Test
  void whatOnlyLooksAtTheConfigurationStartsNothing() {
    assertThat(line("gunicorn --check-config a:b").onlyChecks()).isTrue();
    assertThat(line("gunicorn --print-config a:b").onlyChecks()).isTrue();
    assertThat(line("gunicorn a:b").onlyChecks()).isFalse();
  }

  @Test
  void wordsAreKeptAsTheyStand() {
    LaunchLine line = line("python3 -m gunicorn --pythonpath /a,/b -w 2 a:b");

    assertThat(line.pythonPath()).hasValue("/a,/b");
    assertThat(line.script()).isEqualTo("gunicorn");
    assertThat(line.words()).containsExactly("--pythonpath", "/a,/b", "-w", "2", "a:b");
    assertThat(line.all()).startsWith("python3", "-m", "gunicorn", "--pythonpath");
    assertThat(line("python3 /usr/lib/gunicorn/__main__.py -w 2 a:b").all())
        .startsWith("python3", "/usr/lib/gunicorn/__main__.py", "-w");
  }

  @ParameterizedTest
  @CsvSource({
    "--prel, true",
    "--preload, true",
    "--pre, true",
    "--p, false",
    "--no-such, false",
    "--zzz, false",
  })
  void aLongOptionMayBeCutShortWhereOnlyOneBeginsSo(String option, boolean preloads) {
    assertThat(line("gunicorn " + option + " -w 2 a:b").preloads()).isEqualTo(preloads);
  }
}
