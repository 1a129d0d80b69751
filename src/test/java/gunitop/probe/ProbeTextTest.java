package gunitop.probe;

import static gunitop.testkit.ApplicationFixture.application;
import static gunitop.testkit.GenerationFixture.newGeneration;
import static gunitop.testkit.GenerationFixture.old;
import static org.assertj.core.api.Assertions.assertThat;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.WorkerState;
import gunitop.probe.ProbeOutcome.Answered;
import gunitop.probe.ProbeOutcome.Failed;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProbeTextTest {
  private static final ProbeUrl URL = new ProbeUrl("shop", "/ping?secret");
  private final Generation first = old(100).workers(2, WorkerState.READY).build();
  private final Application both =
      application(first, newGeneration(200, 100).workers(1, WorkerState.READY).build()).build();
  private final Application lone = application(first).build();

  private static ProbeKnowledge after(
      Application application, ProbeKnowledge known, int generation, ProbeOutcome outcome) {
    return known.after(
        ProbeQuestion.of(URL, application),
        new ProbeReply(
            generation < 0
                ? Optional.empty()
                : Optional.of(application.generations().get(generation).master().id()),
            outcome),
        0);
  }

  private static List<String> parts(Application application, ProbeKnowledge known) {
    return ProbeText.parts(URL, application, known, 'x');
  }

  @Test
  void eachGenerationIsToldByItself() {
    ProbeKnowledge known = after(both, ProbeKnowledge.NONE, 0, new Answered(200, 8));
    assertThat(parts(both, known))
        .containsExactly("Probe shop/ping: OLD 1x200, p50 8 ms", "NEW none yet");
    known = after(both, known, 1, new Answered(200, 12));
    known = after(both, known, 1, new Answered(500, 12));
    known = after(both, known, -1, new Failed("reset"));
    assertThat(parts(both, known))
        .containsExactly(
            "Probe shop/ping: OLD 1x200, p50 8 ms",
            "NEW 1x200 1x500, p50 12 ms",
            "by whom unknown: 1 failed");
  }

  @Test
  void aLoneGenerationNeedsNoName() {
    assertThat(parts(lone, ProbeKnowledge.NONE)).containsExactly("Probe shop/ping: no answer yet");
    assertThat(parts(lone, after(lone, ProbeKnowledge.NONE, 0, new Answered(200, 8))))
        .containsExactly("Probe shop/ping: 1x200, p50 8 ms");
  }

  @Test
  void whyNothingIsSentIsToldPrintable() {
    ProbeKnowledge known =
        after(lone, ProbeKnowledge.NONE, -1, new ProbeOutcome.NotSent("/tmp/\u001b[2J is eve's"));
    assertThat(parts(lone, known)).containsExactly("Probe shop/ping: not sent: /tmp/?[2J is eve's");
  }

  @Test
  void aQuestionKnowsWhoMayTakeItAndWhetherOneMayWait() {
    ProbeQuestion question = ProbeQuestion.of(URL, both);
    assertThat(question.members())
        .extracting(member -> member.master().pid())
        .containsExactly(100, 100, 200);
    assertThat(question.mayHold()).isTrue();
    Generation single = old(100).workers(1, WorkerState.READY).build();
    assertThat(ProbeQuestion.of(URL, application(single).build()).mayHold()).isFalse();
  }
}
