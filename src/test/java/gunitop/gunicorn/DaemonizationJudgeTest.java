package gunitop.gunicorn;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.Snapshot;
import gunitop.process.StandardStreams;
import gunitop.testkit.HostSketch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A master that PID 1 adopted and whose session has no leader any more. */
class DaemonizationJudgeTest {
  private final HostSketch host = new HostSketch().listener(7, "127.0.0.1:8000");
  private History history = History.EMPTY;

  /** The second look knows which files lie beside the master. */
  private Daemonization judged() {
    Application found = null;
    for (int i = 0; i < 2; i++) {
      Snapshot now = host.snapshot();
      List<Application> all = ApplicationFinder.find(now, history);
      history = history.after(now, all);
      found = all.get(0);
    }
    return found.daemonization();
  }

  private void started(String line, Map<String, String> environment) {
    host.daemon(100, 7);
    host.change(
        100, draft -> draft.worksIn("/srv").commandLine(line.split(" ")).environment(environment));
    host.ready(100, List.of(101));
  }

  @ParameterizedTest
  @CsvSource({
    "python3 /usr/bin/gunicorn -b :8000 app:app, NO",
    "python3 /usr/bin/gunicorn -D app:app, YES",
    "python3 /usr/bin/gunicorn --daemon app:app, YES",
    "python3 /usr/bin/gunicorn -c conf.py app:app, PROBABLY",
    "python3 /usr/bin/gunicorn --chdir /srv app:app, PROBABLY",
  })
  void commandLineSettlesIt(String line, Daemonization.Verdict verdict) {
    started(line, Map.of());

    assertThat(judged().verdict()).isEqualTo(verdict);
  }

  @Test
  void optionInTheEnvironmentIsSeen() {
    started("python3 /usr/bin/gunicorn app:app", Map.of("GUNICORN_CMD_ARGS", "--daemon"));

    assertThat(judged().verdict()).isEqualTo(Daemonization.Verdict.YES);
  }

  @Test
  void fileThatGunicornFindsByItselfMaySetIt() {
    host.file("/srv/gunicorn.conf.py", "");
    started("python3 /usr/bin/gunicorn app:app", Map.of());

    assertThat(judged().verdict()).isEqualTo(Daemonization.Verdict.PROBABLY);
  }

  @Test
  void titleHidesIt() {
    host.daemon(100, 7);
    host.ready(100, List.of(101));

    assertThat(judged().verdict()).isEqualTo(Daemonization.Verdict.PROBABLY);
    assertThat(judged().witness()).contains("nohup or cron");
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_READ, PROBABLY",
    "NULL_BOTH_WAYS, PROBABLY",
    "NULL_ONE_WAY, NO",
    "OTHER, UNKNOWN",
  })
  void standardStreamsTellWhatATitleHides(StandardStreams streams, Daemonization.Verdict verdict) {
    host.daemon(100, 7).streams(streams);
    host.ready(100, List.of(101));

    assertThat(judged().verdict()).isEqualTo(verdict);
  }

  @Test
  void leaderOfASessionIsNone() {
    host.daemon(100, 7);
    host.change(100, draft -> draft.session(100, 100));
    host.ready(100, List.of(101));

    assertThat(judged().verdict()).isEqualTo(Daemonization.Verdict.NO);
  }
}
