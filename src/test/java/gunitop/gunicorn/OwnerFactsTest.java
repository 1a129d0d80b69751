package gunitop.gunicorn;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.ProcessId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnerFactsTest {
  private static final UnitFacts WEB =
      new UnitFacts(1, "notify", "main", "mixed", "no", "", "active", "");

  private static SupervisordFacts says(ProgramStatus... programs) {
    return new SupervisordFacts(List.of("supervisorctl"), List.of(programs), List.of(), "");
  }

  private static ProcessId id(int pid) {
    return new ProcessId(pid, 1, "boot");
  }

  @Test
  void whatOneSaidIsNotTheOthers() {
    SupervisordFacts first = says(new ProgramStatus("web", "RUNNING", 100));
    SupervisordFacts second = says(new ProgramStatus("web", "STOPPED", 0));
    OwnerFacts all =
        new OwnerFacts(Map.of(id(50), first), Map.of())
            .and(new OwnerFacts(Map.of(id(60), second), Map.of("web.service", WEB)))
            .with(Optional.of(4.0));

    assertThat(all.supervisord(50)).isEqualTo(first);
    assertThat(all.supervisord(60)).isEqualTo(second);
    assertThat(all.supervisord(70)).isEqualTo(SupervisordFacts.NOT_ASKED);
    assertThat(all.unit("web.service")).hasValue(WEB);
    assertThat(all.unit("other.service")).isEmpty();
    assertThat(all.connectionsPerSecond()).hasValue(4.0);
    assertThat(OwnerFacts.NONE.and(all)).isEqualTo(all);
  }

  @Test
  void aProgramRestsOnlyWhereItIsStartedByNobody() {
    for (String state : List.of("STOPPED", "FATAL")) {
      assertThat(says(new ProgramStatus("web", state, 0)).isAtRest("web")).as(state).isTrue();
    }
    for (String state : List.of("RUNNING", "STARTING", "BACKOFF", "EXITED", "STOPPING")) {
      assertThat(says(new ProgramStatus("web", state, 0)).isAtRest("web")).as(state).isFalse();
    }
    assertThat(says().isAtRest("web")).isFalse();
    assertThat(new ProgramStatus("web", "RUNNING", 1).isRunning()).isTrue();
    assertThat(new ProgramStatus("web", "STARTING", 1).isRunning()).isFalse();
  }

  @Test
  void aProgramWithoutAProcessIsNobodys() {
    SupervisordFacts facts =
        says(new ProgramStatus("a", "STOPPED", 0), new ProgramStatus("b", "RUNNING", 7));

    assertThat(facts.withPid(0)).isEmpty();
    assertThat(facts.withPid(7)).map(ProgramStatus::name).hasValue("b");
  }

  @Test
  void aUnitHearsItsMainProcessUnlessNotifyAccessSaysNone() {
    assertThat(WEB.hearsMain()).isTrue();
    for (String access : List.of("", "none")) {
      assertThat(new UnitFacts(1, "simple", access, "mixed", "no", "", "", "").hearsMain())
          .isFalse();
    }
  }
}
