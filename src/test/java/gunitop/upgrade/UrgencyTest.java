package gunitop.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.gunicorn.Generation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose workers the next snapshot must look at, however many there are. */
class UrgencyTest {

  @Test
  void nothingIsUrgentAtAnApplicationThatServes() {
    assertThat(urgent(RecordedReview.of("steady"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"booting", "overlap", "draining", "drained"})
  void bothGenerationsAreUrgent(String scenario) {
    Review review = RecordedReview.of("steady", scenario);
    Set<Integer> masters =
        review.assessments().get(0).application().generations().stream()
            .map(Generation::master)
            .map(master -> master.id().pid())
            .collect(Collectors.toSet());

    assertThat(masters).hasSize(2);
    assertThat(urgent(review)).isEqualTo(masters);
  }

  @Test
  void itIsUrgentNoMoreOnceNewServesAlone() {
    assertThat(urgent(RecordedReview.of("steady", "overlap", "promoted"))).isEmpty();
  }

  @Test
  void amongTwoApplicationsOnlyTheOneThatIsUpgradedIs() {
    Review review = RecordedReview.of("two-applications");
    List<Integer> moving =
        review.assessments().stream()
            .map(Assessment::application)
            .filter(application -> application.fresh().isPresent())
            .flatMap(application -> application.generations().stream())
            .map(generation -> generation.master().id().pid())
            .toList();

    assertThat(urgent(review)).containsExactlyInAnyOrderElementsOf(moving).hasSize(2);
  }

  private static Set<Integer> urgent(Review review) {
    return review.focus(Set.of(), true).urgent();
  }
}
