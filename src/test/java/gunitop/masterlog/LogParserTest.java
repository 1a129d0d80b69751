package gunitop.masterlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Lines become entries. */
class LogParserTest {
  private static final Instant TIME = Instant.parse("2026-11-28T05:04:15Z");

  private static List<LogEntry> entries(String... lines) {
    return LogParser.entries(List.of(lines));
  }

  private static LogEntry entry(int pid, String level, String... lines) {
    return new LogEntry(Optional.of(TIME), OptionalInt.of(pid), level, List.of(lines));
  }

  @Test
  void gunicornsOwn() {
    assertThat(entries("[2026-11-28 06:04:15 +0100] [123] [INFO] Handling signal: usr2"))
        .containsExactly(entry(123, "INFO", "Handling signal: usr2"));
  }

  @Test
  void whatEndsALineElsewhereEndsNoneHere() {
    assertThat(entries("[2026-11-28 05:04:15 +0000] [123] [INFO] one\r\u2028two"))
        .containsExactly(entry(123, "INFO", "one\r\u2028two"));
  }

  @Test
  void aTracebackBelongsToTheLineBefore() {
    assertThat(
            entries(
                "[2026-11-28 05:04:15 +0000] [123] [ERROR] Exception in worker process",
                "Traceback (most recent call last):",
                "",
                "[2026-11-28 05:04:15 +0000] [123] [INFO] Worker exiting"))
        .containsExactly(
            entry(
                123,
                "ERROR",
                "Exception in worker process",
                "Traceback (most recent call last):",
                ""),
            entry(123, "INFO", "Worker exiting"));
  }

  @Test
  void whatStandsBeforeTheFirstTimeHasNone() {
    List<LogEntry> found =
        entries("ImportError: x", "[2026-11-28 05:04:15 +0000] [123] [INFO] Shutting down");
    assertThat(found.get(0).time()).isEmpty();
    assertThat(found.get(0).pid()).isEmpty();
  }

  @Test
  void aRequestHasATimeAndNoAuthor() {
    String request = "127.0.0.1 - - [28/Nov/2026:05:04:15 +0000] \"GET / HTTP/1.1\" 200 2";
    assertThat(entries("[2026-11-28 05:04:15 +0000] [123] [INFO] Using worker: sync", request))
        .endsWith(new LogEntry(Optional.of(TIME), OptionalInt.empty(), "", List.of(request)));
  }

  @Test
  void theJournalsPrefixGivesWayToGunicornsOwn() {
    assertThat(
            entries(
                "2026-11-28T05:04:15+0000 systemd[1]: Started web.service.",
                "2026-11-28T05:04:15+00:00 gunicorn[123]: [2026-11-28 05:04:15 +0000] [124]"
                    + " [ERROR] Exception in worker process",
                "2026-11-28T05:04:15+00:00 gunicorn[123]: Traceback (most recent call last):"))
        .containsExactly(
            entry(1, "", "Started web.service."),
            entry(
                124, "ERROR", "Exception in worker process", "Traceback (most recent call last):"));
  }

  @Test
  void aTimeThatIsNoneIsText() {
    assertThat(entries("[2026-99-28 05:04:15 +0000] [123] [INFO] x", "[x] [1] [INFO] y"))
        .hasSize(1)
        .allSatisfy(entry -> assertThat(entry.time()).isEmpty());
  }
}
