package gunitop.masterlog;

import static gunitop.testkit.ApplicationFixture.application;
import static gunitop.testkit.GenerationFixture.newGeneration;
import static gunitop.testkit.GenerationFixture.old;
import static org.assertj.core.api.Assertions.assertThat;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.GenerationRole;
import gunitop.gunicorn.WorkerState;
import gunitop.masterlog.SeenMembers.Author;
import gunitop.process.Snapshot;
import gunitop.testkit.Clock;
import gunitop.testkit.SnapshotFixture;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Whose line a PID in a log is. */
class SeenMembersTest {
  private static final Snapshot SNAPSHOT = SnapshotFixture.snapshot().build();

  private static final Application ONE =
      application(old(100).workers(2, WorkerState.READY).build()).build();
  private static final Application BOTH =
      application(
              old(100).workers(2, WorkerState.READY).build(),
              newGeneration(200, 100).workers(2, WorkerState.READY).build())
          .build();
  private static final Application PROMOTED =
      application(old(200).age(41).workers(2, WorkerState.READY).build()).build();

  private static Optional<Author> author(SeenMembers members, int pid, Instant time) {
    return members.author(
        new LogEntry(Optional.of(time), OptionalInt.of(pid), "INFO", List.of("x")));
  }

  private static Author of(GenerationRole role, boolean isWorker) {
    return new Author(Optional.ofNullable(role), isWorker);
  }

  @Test
  void mastersAndWorkersOfBoth() {
    SeenMembers members = SeenMembers.NONE.after(BOTH, SNAPSHOT);
    assertThat(author(members, 100, Clock.TIME)).contains(of(GenerationRole.OLD, false));
    assertThat(author(members, 103, Clock.TIME)).contains(of(GenerationRole.OLD, true));
    assertThat(author(members, 200, Clock.TIME)).contains(of(GenerationRole.NEW, false));
    assertThat(author(members, 203, Clock.TIME)).contains(of(GenerationRole.NEW, true));
    assertThat(author(members, 999, Clock.TIME)).isEmpty();
  }

  @Test
  void whoIsGoneIsKnownFromBefore() {
    SeenMembers members = SeenMembers.NONE.after(BOTH, SNAPSHOT).after(PROMOTED, SNAPSHOT);
    assertThat(author(members, 103, Clock.TIME)).contains(of(GenerationRole.OLD, true));
    assertThat(author(members, 200, Clock.TIME)).contains(of(GenerationRole.NEW, false));
  }

  @Test
  void theNextUpgradeGivesNewMarks() {
    Application next =
        application(
                old(200).age(41).workers(2, WorkerState.READY).build(),
                newGeneration(300, 200).workers(1, WorkerState.READY).build())
            .build();
    SeenMembers members = SeenMembers.NONE.after(BOTH, SNAPSHOT).after(next, SNAPSHOT);
    assertThat(author(members, 200, Clock.TIME)).contains(of(GenerationRole.OLD, false));
    assertThat(author(members, 103, Clock.TIME)).contains(of(null, true));
  }

  @Test
  void aLineFromBeforeTheProcessIsAnothers() {
    SeenMembers members = SeenMembers.NONE.after(BOTH, SNAPSHOT);
    assertThat(author(members, 200, Clock.TIME.minusSeconds(3600))).isEmpty();
  }

  @Test
  void nothingNewChangesNothing() {
    SeenMembers members = SeenMembers.NONE.after(ONE, SNAPSHOT);
    assertThat(members.after(ONE, SNAPSHOT)).isSameAs(members);
  }
}
