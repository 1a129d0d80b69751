package gunitop.masterlog;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.masterlog.LogAnswer.ReadLog;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several logs as one, and what becomes of them while they are followed. */
class FollowedLogsTest {
  private static final Instant NOW = Instant.parse("2026-11-28T05:04:30Z");
  private static final ProcessId OLD = new ProcessId(100, 1, "boot");
  private static final ProcessId NEW = new ProcessId(200, 2, "boot");

  private static String line(int second, int pid, String text) {
    return "[2026-11-28 05:04:%02d +0000] [%d] [INFO] %s".formatted(second, pid, text);
  }

  private static ReadLog log(
      String identity, String name, Set<ProcessId> writers, String... lines) {
    long bytes = String.join("\n", lines).length();
    return new ReadLog(identity, name, writers, bytes, Reading.known(List.of(lines)));
  }

  private static LogAnswer answer(ReadLog... logs) {
    return new LogAnswer(List.of(logs), List.of());
  }

  private static List<String> texts(FollowedLogs logs) {
    return logs.merged().stream().flatMap(entry -> entry.lines().stream()).toList();
  }

  @Test
  void twoFilesStandInTheOrderOfTime() {
    FollowedLogs logs =
        FollowedLogs.NONE.after(
            answer(
                log("1", "/old", Set.of(OLD), line(1, 100, "a"), "of a", line(4, 100, "d")),
                log("2", "/new", Set.of(NEW), "cut", line(2, 200, "b"), line(3, 200, "c"))),
            NOW);
    assertThat(texts(logs)).containsExactly("a", "of a", "cut", "b", "c", "d");
    assertThat(logs.notes()).isEmpty();
  }

  @Test
  void aClockThatWasSetBackPartsNothing() {
    FollowedLogs logs =
        FollowedLogs.NONE.after(
            answer(
                log("1", "/old", Set.of(OLD), line(9, 100, "a"), line(2, 100, "b")),
                log("2", "/new", Set.of(NEW), line(5, 200, "c"), line(9, 200, "d"))),
            NOW);
    assertThat(texts(logs)).containsExactly("c", "a", "b", "d");
  }

  @Test
  void aRotationIsToldAndTheOldLinesStay() {
    FollowedLogs before =
        FollowedLogs.NONE.after(answer(log("1", "/log", Set.of(OLD, NEW), line(1, 100, "a"))), NOW);
    FollowedLogs renamed =
        before.after(answer(log("1", "/log.1", Set.of(OLD, NEW), line(1, 100, "a"))), NOW);
    assertThat(renamed.notes()).isEmpty();
    FollowedLogs one =
        renamed.after(
            answer(
                log("1", "/log.1", Set.of(NEW), line(1, 100, "a")),
                log("2", "/log", Set.of(OLD), line(31, 100, "b"))),
            NOW);
    assertThat(texts(one)).containsExactly("a", "log reopened: master 100 writes a new /log", "b");
    FollowedLogs both =
        one.after(
            answer(log("2", "/log", Set.of(OLD, NEW), line(31, 100, "b"))), NOW.plusSeconds(5));
    assertThat(texts(both))
        .containsExactly(
            "a",
            "log reopened: master 100 writes a new /log",
            "b",
            "log reopened: master 200 writes a new /log");
    assertThat(both.logs()).filteredOn(FollowedLog::isOpen).hasSize(1);
  }

  @Test
  void aNewMasterIsNoRotation() {
    FollowedLogs logs =
        FollowedLogs.NONE
            .after(answer(log("1", "/log", Set.of(OLD), line(1, 100, "a"))), NOW)
            .after(
                answer(
                    log("1", "/log", Set.of(OLD), line(1, 100, "a")),
                    log("2", "/other", Set.of(NEW), line(2, 200, "b"))),
                NOW);
    assertThat(logs.notes()).isEmpty();
  }

  @Test
  void aTruncationIsTold() {
    FollowedLogs logs =
        FollowedLogs.NONE
            .after(answer(log("1", "/log", Set.of(OLD), line(1, 1, "a"), line(2, 1, "b"))), NOW)
            .after(answer(log("1", "/log", Set.of(OLD), line(31, 1, "c"))), NOW);
    assertThat(texts(logs)).containsExactly("a", "b", "/log was truncated", "c");
  }

  @Test
  void aReadingThatFailedChangesNothing() {
    FollowedLogs logs =
        FollowedLogs.NONE.after(answer(log("1", "/log", Set.of(OLD), line(1, 100, "a"))), NOW);
    assertThat(logs.after(LogAnswer.NOT_READ, NOW)).isSameAs(logs);
    assertThat(FollowedLogs.NONE.after(LogAnswer.NOT_READ, NOW).isRead()).isFalse();
  }

  @Test
  void aLogThatWasOutOfSightForAMomentStandsThereOnce() {
    ReadLog log = log("1", "/log", Set.of(OLD), line(1, 100, "a"));
    LogAnswer without =
        new LogAnswer(List.of(), List.of(new LogAnswer.ErrorStream(OLD, false, "is closed")));
    FollowedLogs away = FollowedLogs.NONE.after(answer(log), NOW).after(without, NOW);
    assertThat(texts(away)).containsExactly("a");
    FollowedLogs again = away.after(answer(log), NOW);
    assertThat(texts(again)).containsExactly("a");
    assertThat(again.logs()).allMatch(FollowedLog::isOpen);
  }

  @Test
  void noMoreThanTheLastLinesAndNoMoreThanSomeClosedFiles() {
    String[] many =
        IntStream.range(0, 500).mapToObj(i -> line(1, 1, "n" + i)).toArray(String[]::new);
    FollowedLogs logs = FollowedLogs.NONE;
    for (int i = 0; i < 20; i++) {
      logs = logs.after(answer(log("" + i, "/log", Set.of(OLD), many)), NOW);
    }
    assertThat(logs.merged()).hasSize(FollowedLogs.MOST_LINES);
    assertThat(logs.logs()).hasSizeLessThan(7);
  }

  @Test
  void aFileWithoutTimesStandsFirstUnderItsName() {
    ReadLog untimed = log("1", "/nohup.out", Set.of(OLD), "hello");
    FollowedLogs alone = FollowedLogs.NONE.after(answer(untimed), NOW);
    assertThat(texts(alone)).containsExactly("hello");
    FollowedLogs beside =
        alone.after(answer(untimed, log("2", "/log", Set.of(OLD), line(1, 100, "a"))), NOW);
    assertThat(texts(beside))
        .containsExactly("/nohup.out, whose lines tell no time:", "hello", "a");
    assertThat(beside.isApart(beside.logs().get(0))).isTrue();
  }
}
