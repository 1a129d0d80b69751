package gunitop.supervision.control;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.app.KnownOwner;
import gunitop.gunicorn.Application;
import gunitop.gunicorn.ControlAnswer;
import gunitop.gunicorn.ControlSocket;
import gunitop.gunicorn.Daemonization;
import gunitop.gunicorn.Desired;
import gunitop.gunicorn.Preload;
import gunitop.process.Focus;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.sampling.ProcSampler;
import gunitop.sampling.RecordedSampler;
import gunitop.upgrade.Review;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Recorded masters of Gunicorn 26.2.2, with a dirty application, and what they answered. */
class RecordedControlTest {
  private static final Path RECORDINGS = Path.of("src/test/resources/proc");

  private static Review look(String scenario) {
    try (ProcSampler sampler = RecordedSampler.replaying(RECORDINGS.resolve(scenario))) {
      Review review = KnownOwner.review(sampler.sample(Focus.NOTHING));
      review = review.next(sampler.sample(review.focus(Set.of(), true)));
      return review.next(sampler.sample(review.focus(Set.of(), true)));
    }
  }

  /** Those who hold a control socket are asked, those whose answer was recorded have answered. */
  private static Review heard(Review review, String scenario) throws IOException {
    Map<ProcessId, ControlAnswer> answers = new HashMap<>();
    for (ControlSocket socket : review.controlSockets()) {
      Path recorded = RECORDINGS.resolve(scenario + "/" + socket.master().pid() + "/control");
      if (Files.exists(recorded)) {
        List<String> lines = Files.readAllLines(recorded);
        answers.put(
            socket.master(),
            Exchange.answer(
                reply(lines.get(0), ControlQuestion.STATS),
                reply(lines.get(1), ControlQuestion.CONFIG)));
      }
    }
    return review.hearing(answers);
  }

  private static Reply reply(String line, ControlQuestion question) {
    Optional<Reply> reply = Reply.parse(line.getBytes(StandardCharsets.UTF_8), question);
    assertThat(reply).isPresent();
    return reply.orElseThrow();
  }

  private static Application only(Review review) {
    assertThat(review.assessments()).hasSize(1);
    return review.assessments().get(0).application();
  }

  @Test
  void whatNothingElseTellsIsKnownByTheAnswer() throws IOException {
    Review review = look("control-socket");
    Application before = only(review);
    assertThat(before.preload().verdict()).isEqualTo(Preload.Verdict.UNKNOWN);
    assertThat(before.daemonization().verdict()).isEqualTo(Daemonization.Verdict.PROBABLY);
    assertThat(before.old().desired().count()).isEqualTo(Reading.notRead());
    assertThat(review.controlSockets())
        .extracting(ControlSocket::path)
        .containsExactly("/srv/frappe/.gunicorn/gunicorn.ctl");

    Application after = only(heard(review, "control-socket"));

    assertThat(after.old().desired())
        .isEqualTo(new Desired(Reading.known(3), "its control socket", Reading.known(2)));
    assertThat(after.old().isComplete()).isTrue();
    assertThat(after.preload().verdict()).isEqualTo(Preload.Verdict.YES);
    assertThat(after.daemonization().verdict()).isEqualTo(Daemonization.Verdict.YES);
  }

  @Test
  void oldAndNewHoldASocketOfTheSamePathAndNewAnswers() throws IOException {
    Review review = look("control-socket-overlap");
    assertThat(review.controlSockets())
        .extracting(ControlSocket::path)
        .containsOnly("/srv/frappe/.gunicorn/gunicorn.ctl")
        .hasSize(2);

    Application after = only(heard(review, "control-socket-overlap"));

    assertThat(after.newGeneration().orElseThrow().desired().count()).isEqualTo(Reading.known(2));
    assertThat(after.preload().verdict()).isEqualTo(Preload.Verdict.YES);
  }

  @Test
  void dirtyArbitersAndTheirWorkersAreNotCounted() {
    Application alone = only(look("control-socket"));
    assertThat(alone.old().workers()).hasSize(3);
    assertThat(alone.strays()).isEmpty();
    assertThat(alone.listeners()).extracting("address").containsExactly("127.0.0.1:8000");

    Application both = only(look("control-socket-overlap"));
    assertThat(both.generations()).hasSize(2);
    assertThat(both.old().workers()).hasSize(3);
    assertThat(both.newGeneration().orElseThrow().workers()).hasSize(2);
    assertThat(both.strays()).isEmpty();
    assertThat(both.third()).isEmpty();
  }
}
