package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.app.KnownOwner;
import gunitop.gunicorn.Application;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import gunitop.probe.ProbeOutcome;
import gunitop.probe.ProbeQuestion;
import gunitop.probe.ProbeReply;
import gunitop.probe.ProbeUrl;
import gunitop.probe.host.HostProbes;
import gunitop.process.Focus;
import gunitop.process.ProcessId;
import gunitop.sampling.ProcSampler;
import gunitop.sampling.Sampler;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Review;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Who takes a request of the probe, as the probe sees it and as the application itself says. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
@Needs(Need.GUNICORN)
class ProbeAttributionIT {
  private static final int REQUESTS = 60;

  /** Tells who has taken a request: the parent of whoever answers. */
  private static final String APPLICATION =
      """
      import os, time


      def application(environ, start_response):
          with open('taken.txt', 'a') as taken:
              taken.write('%d\\n' % os.getppid())
          if os.path.exists('slow'):
              time.sleep(7)
          start_response('200 OK', [('Content-Type', 'text/plain')])
          return [b'v1']
      """;

  private final HostProbes probes = new HostProbes("test");

  @Test
  void syncWorkersOfTwoGenerations() {
    assertThat(allAreRight(recipe("sync"))).hasSize(2);
  }

  @Test
  void aUnixSocket() {
    assertThat(allAreRight(recipe("sync").unixSocket())).hasSize(2);
  }

  @Test
  void threads() {
    allAreRight(recipe("gthread"));
  }

  @Test
  @Needs({Need.GUNICORN, Need.GEVENT})
  void greenlets() {
    allAreRight(recipe("gevent"));
  }

  @Test
  void workersThatShareAPort() {
    allAreRight(recipe("sync").with("--reuse-port"));
  }

  @Test
  @Needs({Need.GUNICORN, Need.ROOT})
  void aUnixSocketOfAnotherUser() {
    allAreRight(recipe("sync").unixSocket().as(OtherUser.NOBODY));
  }

  @Test
  void whoDoesNotAnswerInTimeIsKnown() {
    try (GunicornHost gunicorn = recipe("sync").start();
        Sampler sampler = ProcSampler.ofThisHost()) {
      gunicorn.deployment().write("slow", "");
      ProbeReply reply = probes.ask(question(sampler, gunicorn.master()));
      assertThat(reply.outcome()).isEqualTo(new ProbeOutcome.Failed("no answer within 5 s"));
      assertThat(reply.master()).map(ProcessId::pid).contains(gunicorn.master());
    }
  }

  @Test
  @Needs({Need.GUNICORN, Need.CONTAINERS})
  void aListenerInAnotherNetworkNamespace() {
    String command =
        "gunicorn -w 2 -b 127.0.0.1:8000 --error-logfile /srv/app/log app:application; exit $?";
    try (ContainerHost container = ContainerHost.running(command);
        Sampler sampler = ProcSampler.ofThisHost()) {
      int master = container.here(container.awaitInside(1));
      Await.until("two ready workers", () -> question(sampler, master).ready() == 2);
      ProbeReply reply = probes.ask(question(sampler, master));
      assertThat(reply.outcome()).isInstanceOf(ProbeOutcome.Answered.class);
      assertThat(reply.master()).map(ProcessId::pid).contains(master);
    }
  }

  private static GunicornRecipe recipe(String workerClass) {
    return GunicornHost.with().daemon().workers(2).workerClass(workerClass).source(APPLICATION);
  }

  /** Compares each with the application's own word; answers who took any. */
  private Set<Integer> allAreRight(GunicornRecipe recipe) {
    Set<Integer> masters = new TreeSet<>();
    try (GunicornHost gunicorn = recipe.start();
        Sampler sampler = ProcSampler.ofThisHost()) {
      int old = gunicorn.master();
      gunicorn.signal("USR2", old);
      gunicorn.awaitReady(gunicorn.awaitMaster(2));
      Await.until("both", () -> question(sampler, old).ready() == 4);
      ProbeQuestion question = question(sampler, old);
      for (int i = 1; i <= REQUESTS; i++) {
        ProbeReply reply = probes.ask(question);
        assertThat(reply.outcome())
            .asInstanceOf(
                org.assertj.core.api.InstanceOfAssertFactories.type(ProbeOutcome.Answered.class))
            .extracting(ProbeOutcome.Answered::status)
            .isEqualTo(200);
        List<Integer> taken =
            gunicorn.deployment().read("taken.txt").lines().map(Integer::valueOf).toList();
        assertThat(taken).hasSize(i);
        assertThat(reply.master()).map(ProcessId::pid).contains(taken.get(i - 1));
        masters.add(taken.get(i - 1));
      }
    }
    return masters;
  }

  private static ProbeQuestion question(Sampler sampler, int master) {
    Review review = KnownOwner.review(sampler.sample(Focus.NOTHING));
    for (int look = 0; look < 3; look++) {
      review = review.next(sampler.sample(review.focus(Set.of(), true)));
    }
    Stream<Application> all = review.assessments().stream().map(Assessment::application);
    Application application =
        all.filter(
                one ->
                    one.generations().stream()
                        .anyMatch(generation -> generation.master().pid() == master))
            .findFirst()
            .orElseThrow();
    return ProbeQuestion.of(new ProbeUrl("shop.example", "/"), application);
  }
}
