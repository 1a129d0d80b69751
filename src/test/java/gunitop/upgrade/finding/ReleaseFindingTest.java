package gunitop.upgrade.finding;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.ExitStatus;
import gunitop.testkit.HostSketch;
import gunitop.testkit.Watched;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Outcome;
import gunitop.upgrade.Severity;
import gunitop.upgrade.Step;
import gunitop.upgrade.Verification;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a deploy took away, and what USR2 made of it. */
class ReleaseFindingTest {
  private final HostSketch host = new HostSketch().listener(7, "unix:/run/app.sock");
  private final Watched watched = new Watched(host);

  @BeforeEach
  void oneGeneration() {
    host.daemon(100, 7);
    host.ready(100, List.of(101, 102));
    watched.lookFor(1000, 3);
  }

  private Optional<Finding> found() {
    return watched.look().findings().stream()
        .filter(one -> one.code() == FindingCode.RELEASE_GONE)
        .findFirst();
  }

  /** Paths that begin with + are there, with - are not; of others nobody knows. */
  @ParameterizedTest
  @CsvSource({
    "/srv/1,           '',       '',            '',                          NONE",
    "/srv/1 (deleted), '',       '',            '-/srv/1 (deleted) -/srv/1',  /srv/1 is gone",
    "/srv/1 (deleted), '',       '',            '-/srv/1 (deleted) +/srv/1',  NONE",
    "/srv/1 (deleted), '',       '',            '+/srv/1 (deleted) -/srv/1',  NONE",
    "/srv/1 (deleted), '',       '',            '',                          NONE",
    "/srv/1 (deleted), /srv/now, '',  '-/srv/1 (deleted) -/srv/1 +/srv/now', through /srv/now",
    "/srv/1,           /srv/now, '',            '-/srv/now',                 /srv/now is gone",
    "/srv/1,           '',       /venv/bin/python3, '-/venv/bin/python3',    master's Python",
    "/srv/1,           '',       /venv/bin/python3, '+/venv/bin/python3',    NONE",
    "/srv/1,           '',       /venv/bin/python3, '',                      NONE",
    "/srv/1,           '',       /venv/bin/gunicorn,"
        + " '-/venv/bin/gunicorn -/venv/bin/python3 -/venv/bin/python -/venv/pyvenv.cfg',"
        + " master's Python",
    "/srv/1,           '',       /venv/bin/gunicorn,"
        + " '+/venv/bin/gunicorn -/venv/bin/python3 -/venv/bin/python +/venv/pyvenv.cfg',"
        + " master's Python",
    "/srv/1,           '',       /usr/local/bin/gunicorn, '+/usr/local/bin/gunicorn"
        + " -/usr/local/bin/python3 -/usr/local/bin/python -/usr/local/pyvenv.cfg', NONE",
    "/srv/1,           '',       /usr/bin/gunicorn,"
        + " '-/usr/bin/gunicorn +/usr/bin/python3 -/usr/bin/python -/usr/pyvenv.cfg',"
        + " NEW would die at once",
  })
  void before(String folder, String startedIn, String program, String paths, String words) {
    host.change(
        100,
        draft -> {
          draft.worksIn(folder);
          if (!startedIn.isEmpty()) {
            draft.environment(Map.of("PWD", startedIn));
          }
          if (!program.isEmpty()) {
            draft.executed(program);
          }
        });
    for (String path : paths.isEmpty() ? new String[0] : paths.split(" (?=[+-])")) {
      host.path(100, path.substring(1), path.startsWith("+"));
    }

    Optional<Finding> found = found();

    assertThat(found.map(Finding::message).orElse("NONE")).contains(words);
    if (found.isPresent()) {
      assertThat(found.get().severity()).isEqualTo(Severity.WARNING);
      assertThat(watched.look().offer(Step.USR2).confirmation()).isEqualTo(Confirmation.YES);
    }
  }

  @Test
  void theConsequenceIsNamed() {
    host.change(100, draft -> draft.worksIn("/srv/1 (deleted)"));
    host.path(100, "/srv/1 (deleted)", false).path(100, "/srv/1", false);

    assertThat(found().orElseThrow().message())
        .contains("end OLD's 2 workers, cut their requests", "unix:/run/app.sock would vanish");
  }

  @Test
  void afterwardsTheTruthIsTold() {
    Verification sent = watched.send(Step.USR2);
    host.at(1004).failedChild(150, 100);
    assertThat(watched.judge(sent)).isInstanceOf(Outcome.Pending.class);
    host.at(1004.2).ends(101, new ExitStatus.Exited(0)).ends(102, new ExitStatus.Exited(0));
    host.ready(100, List.of(103, 104));

    Outcome outcome = watched.judge(sent);

    assertThat(outcome.toString())
        .contains("child 150 failed before it executed NEW", "2 of OLD's 2 workers ended")
        .doesNotContain("untouched", "sent again");
    Assessment now = watched.look();
    assertThat(now.application().old().workers()).hasSize(2);
    assertThat(now.findings()).extracting(Finding::code).contains(FindingCode.NEW_DIED);
    assertThat(now.offer(Step.USR2).canBeSent()).isFalse();
    assertThat(now.offer(Step.REVERT).command().orElseThrow().text()).isEqualTo("kill -KILL 150");
  }

  @Test
  void aHelperThatAHookForkedIsNoSuchChild() {
    host.failedChild(150, 100).closesHeartbeat();

    Assessment now = watched.look();

    assertThat(now.findings()).extracting(Finding::code).doesNotContain(FindingCode.NEW_DIED);
    assertThat(now.offer(Step.USR2).allowed()).isTrue();
  }
}
