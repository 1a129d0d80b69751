package gunitop.ui.dialog;

import gunitop.process.ProcessId;
import gunitop.process.Snapshot;
import gunitop.ui.Model;
import gunitop.ui.frame.Measure;
import gunitop.upgrade.Review;
import gunitop.waiting.Wait;
import gunitop.waiting.WaitKnowledge;
import gunitop.waiting.WaitText;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What a process waits for, and since when. */
final class WaitRows {
  private WaitRows() {}

  /** Gives each row, its label first. */
  static void of(Model model, ProcessId process, BiConsumer<String, String> row) {
    Snapshot now = model.host().snapshot().orElseThrow();
    Optional<Wait> wait =
        WaitKnowledge.in(model.host().review().map(Review::advice).orElse(List.of()))
            .of(process, now.monotonicNanos());
    if (wait.isEmpty()) {
      row.accept("Waits in", "not read");
      return;
    }
    WaitText text = new WaitText(now.listeners());
    String since =
        wait.get()
            .sinceNanos()
            .map(
                nanos ->
                    ", for " + Measure.age(seconds(model.host().nanos() - nanos)) + " or longer")
            .orElse("");
    row.accept("Waits in", text.call(wait.get()) + since);
    String others = text.others(wait.get());
    if (!others.isEmpty()) {
      row.accept("Its threads", others);
    }
    row.accept("Wait channel", WaitText.channel(wait.get()));
    row.accept("Kernel stack", WaitText.stack(wait.get()));
  }

  private static double seconds(long nanos) {
    return Math.max(0, nanos) / 1e9;
  }
}
