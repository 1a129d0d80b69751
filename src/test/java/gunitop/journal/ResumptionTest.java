package gunitop.journal;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.ProcessId;
import gunitop.upgrade.Observation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResumptionTest {
  private static final Instant TIME = Instant.parse("2026-03-14T12:00:00Z");
  private static final ProcessId OLD = new ProcessId(4711, 99, "boot");

  private static Entry session(String user, String tty) {
    return new Entry(TIME, Entry.Kind.SESSION, Members.NONE.with("user", user).with("tty", tty));
  }

  private static Entry course() {
    return new Entry(
        TIME, Entry.Kind.COURSE, Members.NONE.with("bootId", "boot").with("masters", Set.of(OLD)));
  }

  private static Entry sent(String command) {
    Observation line = new Observation(TIME, Observation.Source.YOU, command, Set.of(OLD));
    return ObservationMembers.of(line, 0);
  }

  private static List<String> told(String us, Entry... entries) {
    return Resumption.of("a", List.of(entries), us).orElseThrow().timeline().stream()
        .map(Observation::text)
        .toList();
  }

  @Test
  void whatAnotherHasSentIsToldSo_onWhateverTerminal() {
    Entry[] entries = {
      session("alice", "pts/1"),
      course(),
      sent("kill -USR2 4711"),
      session("bob", "pts/2"),
      sent("kill -WINCH 4711")
    };
    assertThat(told("bob", entries))
        .containsExactly("kill -USR2 4711, by alice", "kill -WINCH 4711");
    assertThat(told("alice", entries))
        .containsExactly("kill -USR2 4711", "kill -WINCH 4711, by bob");
  }

  @Test
  void linesWithoutACourseTellNothing() {
    assertThat(Resumption.of("a", List.of(session("alice", "pts/1")), "")).isEmpty();
    assertThat(Resumption.of("a", List.of(), "")).isEqualTo(Optional.empty());
  }
}
