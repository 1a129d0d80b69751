package gunitop.app;

import gunitop.probe.ProbeKnowledge;
import gunitop.probe.ProbeQuestion;
import gunitop.probe.ProbeSource;
import gunitop.sampling.HostClock;
import gunitop.upgrade.Advice;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Asks the application in view once a second, one request at a time, and counts the answers. */
final class ProbeLoop {
  /** What an operator knows this source as. */
  static final String SOURCE = "probe";

  /** From the end of one request to the next. */
  static final Duration PACE = Duration.ofSeconds(1);

  private ProbeLoop() {}

  static AdviceLoop<ProbeQuestion> of(
      Background background, HostAccess world, Consumer<Advice> receiver) {
    AtomicReference<ProbeKnowledge> last = new AtomicReference<>(ProbeKnowledge.NONE);
    HostClock clock = world.clock();
    return new AdviceLoop<>(
        background,
        SOURCE,
        clock,
        PACE,
        ProbeQuestion::subject,
        questions -> {
          ProbeKnowledge known = last.get();
          for (ProbeQuestion question : questions) {
            known = asked(world.probes(), question, known, clock);
          }
          last.set(known);
          return known;
        },
        receiver);
  }

  /** With what one more request came to. */
  static ProbeKnowledge asked(
      ProbeSource source, ProbeQuestion question, ProbeKnowledge known, HostClock clock) {
    return known.after(question, source.ask(question), clock.nanos());
  }
}
