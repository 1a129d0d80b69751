package gunitop.app;

import gunitop.holdings.HoldingsKnowledge;
import gunitop.holdings.HoldingsQuestion;
import gunitop.process.ProcessId;
import gunitop.upgrade.Advice;
import gunitop.waiting.WaitKnowledge;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The loops that read what generations hold and what processes wait for. */
final class HoldingsLoops {
  /** What an operator knows these sources as. */
  static final String HOLDINGS = "connections to servers";

  private static final String WAITS = "what processes wait for";
  private static final Duration HOLDINGS_PACE = Duration.ofSeconds(5);
  private static final Duration WAITS_PACE = Duration.ofSeconds(1);

  private HoldingsLoops() {}

  static AdviceLoop<HoldingsQuestion> holdings(
      Background background, HostAccess world, Consumer<Advice> receiver) {
    return new AdviceLoop<>(
        background,
        HOLDINGS,
        world.clock(),
        HOLDINGS_PACE,
        HoldingsQuestion::processes,
        questions -> new HoldingsKnowledge(world.holdings().read(questions), world.clock().nanos()),
        receiver);
  }

  static AdviceLoop<ProcessId> waits(
      Background background, HostAccess world, Consumer<Advice> receiver) {
    AtomicReference<WaitKnowledge> last = new AtomicReference<>(WaitKnowledge.NONE);
    return new AdviceLoop<>(
        background,
        WAITS,
        world.clock(),
        WAITS_PACE,
        process -> process,
        processes ->
            last.updateAndGet(
                before -> before.after(world.waits().read(processes), world.clock().nanos())),
        receiver);
  }
}
