package gunitop.ui.dialog;

import gunitop.holdings.GenerationHoldings;
import gunitop.holdings.HoldingsKnowledge;
import gunitop.holdings.HoldingsText;
import gunitop.holdings.MemoryLeft;
import gunitop.process.Printable;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import gunitop.ui.Model;
import gunitop.ui.frame.Measure;
import gunitop.ui.text.GenerationText;
import gunitop.ui.text.Member;
import gunitop.upgrade.Review;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** What a process, its generation and the other one hold: connections to servers, memory. */
final class HoldingRows {
  private HoldingRows() {}

  /** Gives each row, its label first; those that go on with the row before have an empty one. */
  static void of(Model model, Member member, BiConsumer<String, String> row) {
    Snapshot now = model.host().snapshot().orElseThrow();
    HoldingsKnowledge knowledge =
        HoldingsKnowledge.in(model.host().review().map(Review::advice).orElse(List.of()));
    Optional<GenerationHoldings> held = knowledge.of(member.generation(), now);
    ProcessSample process =
        member
            .worker()
            .map(worker -> worker.process())
            .orElse(member.generation().master().process());
    row.accept(
        "Outbound",
        HoldingsText.of(held.map(one -> one.servers().of(process)).orElse(Reading.notRead())));
    String label = "Servers";
    var application = member.assessment().application();
    for (String line : HoldingsText.perServer(application, knowledge, now)) {
      row.accept(label, line);
      label = "";
    }
    String memory =
        application.generations().stream()
            .map(
                one ->
                    (application.generations().size() == 1 ? "" : one.role() + " ")
                        + GenerationText.memory(one))
            .collect(Collectors.joining(", "));
    row.accept("All memory", memory + "; " + left(held.map(GenerationHoldings::left)));
  }

  private static String left(Optional<Reading<MemoryLeft>> left) {
    if (left.isEmpty() || !left.get().isKnown()) {
      return "what is left is not known";
    }
    MemoryLeft known = left.get().get();
    String where =
        known
            .group()
            .map(
                group ->
                    "in "
                        + Printable.of(group.name())
                        + "'s limit of "
                        + Measure.bytes(group.limit()))
            .orElse("on the host");
    String limits = known.whole() ? "" : " (limits of its control groups cannot be read)";
    return Measure.bytes(known.bytes()) + " left " + where + limits;
  }
}
