package gunitop.gunicorn;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.Reading;
import gunitop.testkit.ApplicationFixture;
import gunitop.testkit.GenerationFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerationTest {

  private static Generation like(Generation one, Desired desired, double completeForSeconds) {
    return new Generation(
        one.role(), one.master(), one.workers(), desired, one.state(), completeForSeconds);
  }

  @ParameterizedTest
  @CsvSource({
    "READY, 3, true",
    "READY, 4, false",
    "READY, 2, true",
    "BOOTING, 3, false",
    "STUCK, 3, false",
    "STOPPED, 3, false",
    "FINISHING, 3, true",
    "EXITING, 3, true",
  })
  void isWholeWithAllThatItWantsAndNoneThatIsNotWell(WorkerState fourth, int wants, boolean whole) {
    int ready = fourth == WorkerState.READY ? 2 : 3;
    Generation generation =
        GenerationFixture.old(100)
            .desired(wants)
            .workers(ready, WorkerState.READY)
            .workers(1, fourth)
            .build();

    assertThat(generation.isWhole()).isEqualTo(whole);
    assertThat(generation.isComplete()).isEqualTo(whole);
    boolean leaves = fourth == WorkerState.FINISHING || fourth == WorkerState.EXITING;
    assertThat(generation.leaving()).isEqualTo(leaves ? 1 : 0);
  }

  @Test
  void isNotWholeOnceItStops() {
    Generation stops =
        GenerationFixture.old(100)
            .desired(1)
            .workers(1, WorkerState.READY)
            .state(GenerationState.RETIRING)
            .build();

    assertThat(stops.isWhole()).isFalse();
  }

  @Test
  void newOfWhichNobodyKnowsWhatItWantsMustStandStill() {
    Generation one =
        GenerationFixture.newGeneration(200, 100).workers(3, WorkerState.READY).build();

    assertThat(like(one, Desired.UNKNOWN, 1.9).isComplete()).isFalse();
    assertThat(like(one, Desired.UNKNOWN, 2).isComplete()).isTrue();
    assertThat(like(one, new Desired(Reading.known(3), "-w"), 0).isComplete()).isTrue();
  }

  @Test
  void recyclingCountsForAsLongAsItIsKnownToBeNothingElse() {
    Generation one =
        GenerationFixture.newGeneration(200, 100)
            .workers(2, WorkerState.READY)
            .workers(1, WorkerState.BOOTING)
            .build();
    Desired three = new Desired(Reading.known(3), "-w");

    assertThat(like(one, three, 0).isCompleteOrRecycling()).isFalse();
    assertThat(like(one, three, 0.1).isCompleteOrRecycling()).isTrue();
    assertThat(like(one, three, 0.1).isComplete()).isFalse();
    assertThat(like(one, Desired.UNKNOWN, 1.9).isCompleteOrRecycling()).isFalse();
    assertThat(like(one, Desired.UNKNOWN, 2).isCompleteOrRecycling()).isTrue();
    Generation ready =
        GenerationFixture.newGeneration(200, 100).workers(3, WorkerState.READY).build();
    assertThat(like(ready, three, 5).isRecycling()).isFalse();
  }

  @Test
  void workersItStartedWithAreInTheSameOrder() {
    Generation two = GenerationFixture.old(100).workers(2, WorkerState.READY).build();
    Generation three = GenerationFixture.old(100).workers(3, WorkerState.READY).build();

    assertThat(three.hasAll(two.workers())).isTrue();
    assertThat(three.hasAll(three.workers())).isTrue();
    assertThat(two.hasAll(three.workers())).isFalse();
    assertThat(three.hasAll(three.workers().subList(1, 3))).isFalse();
  }

  @Test
  void anApplicationBootsWhereAMasterOrAWorkerDoes() {
    Generation old = GenerationFixture.old(100).workers(2, WorkerState.READY).build();
    Generation imports = GenerationFixture.newGeneration(200, 100).importing().build();
    Generation boots =
        GenerationFixture.newGeneration(200, 100).workers(1, WorkerState.BOOTING).build();
    Application calm = ApplicationFixture.application(old).build();

    assertThat(calm.isBooting()).isFalse();
    assertThat(ApplicationFixture.application(old, imports).build().isBooting()).isTrue();
    assertThat(ApplicationFixture.application(old, boots).build().isBooting()).isTrue();
    assertThat(calm.isPromoting()).isFalse();
    assertThat(calm.contains(old.master().id())).isTrue();
    assertThat(calm.contains(old.workers().get(1).id())).isTrue();
    assertThat(calm.contains(imports.master().id())).isFalse();
    assertThat(calm.with(imports.master()).contains(imports.master().id())).isTrue();
    assertThat(calm.isKinOf(ApplicationFixture.application(old, imports).build())).isTrue();
    assertThat(calm.isKinOf(ApplicationFixture.application(imports).build())).isFalse();
  }
}
