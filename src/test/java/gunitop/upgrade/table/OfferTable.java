package gunitop.upgrade.table;

import gunitop.upgrade.Alternative;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Command;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.Finding;
import gunitop.upgrade.Stage;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is offered in a stage: a section a moment, a row an owner and way of loading. */
final class OfferTable {
  private static final String LEGEND =
      """
      A cell is the gate of a key and the name of its words below.
        key    it is sent            y    after a y            word   after its word was typed
        no     refused               y!   only as an override  word!  only as an override
        -      nothing to be sent    .../ and the other way that the question offers
      """;

  private final Stage stage;
  private final Notes words = new Notes("");
  private final Notes found = new Notes("F");
  private final Notes reasons = new Notes("S");
  private final Notes scripts = new Notes("C");

  private OfferTable(Stage stage) {
    this.stage = stage;
  }

  static String of(Stage stage) {
    return new OfferTable(stage).text();
  }

  private String text() {
    StringBuilder text = new StringBuilder(stage + "\n\n" + LEGEND);
    for (Moment moment : Moment.values()) {
      if (moment.stage() == stage) {
        text.append('\n').append(moment.title()).append('\n').append(section(moment));
      }
    }
    return text.append("\nThe stage, and the alarm:\n")
        .append(reasons.text())
        .append("\nThe keys:\n")
        .append(words.text())
        .append("\nCommands behind them:\n")
        .append(scripts.text())
        .append("\nFindings, and against which keys they stand:\n")
        .append(found.text())
        .toString();
  }

  private String section(Moment moment) {
    StringBuilder text = new StringBuilder(row("", "preload", header()));
    for (Owning owning : Owning.values()) {
      if (moment.fits(owning)) {
        same(moment, owning)
            .forEach((cells, loadings) -> text.append(row(owning.label(), loadings, cells)));
      }
    }
    return text.toString();
  }

  private static List<String> header() {
    List<String> cells = new ArrayList<>();
    for (Step step : Step.values()) {
      cells.add(step.key() + " " + step);
    }
    cells.add("stage");
    cells.add("findings");
    return cells;
  }

  /** The ways of loading by what they lead to. */
  private Map<List<String>, String> same(Moment moment, Owning owning) {
    Map<List<String>, String> rows = new LinkedHashMap<>();
    for (Loading loading : Loading.values()) {
      Scene scene = new Scene(owning, loading);
      moment.play(scene);
      rows.merge(cells(scene.look()), loading.label(), (one, other) -> one + " " + other);
    }
    return rows;
  }

  private List<String> cells(Assessment seen) {
    if (seen.stage() != stage) {
      return List.of("not " + stage + " but " + seen.stage() + ": " + seen.judgement().reason());
    }
    List<String> cells = new ArrayList<>();
    seen.offers().forEach(offer -> cells.add(cell(offer)));
    String alarm = seen.alarm().text(seen.alarm().sinceNanos());
    cells.add(reasons.of(seen.judgement().reason() + (alarm.isEmpty() ? "" : " | " + alarm)));
    cells.add(
        seen.findings().stream()
            .map(OfferTable::sentence)
            .map(found::of)
            .collect(Collectors.joining(" ")));
    return cells;
  }

  private String cell(StepOffer offer) {
    if (offer.command().isEmpty()) {
      return "- " + words.of(offer.reason());
    }
    String gate =
        !offer.canBeSent() ? "no" : asks(offer.confirmation()) + (offer.allowed() ? "" : "!");
    return gate
        + " "
        + words.of(sentence(offer.command().get(), offer.reason()))
        + offer.alternative().map(this::other).orElse("");
  }

  private String other(Alternative other) {
    return "/"
        + asks(other.confirmation())
        + " "
        + words.of(sentence(other.command(), other.reason()));
  }

  private static String asks(Confirmation confirmation) {
    return switch (confirmation) {
      case NONE -> "key";
      case YES -> "y";
      case TYPE -> "word";
    };
  }

  private String sentence(Command command, String reason) {
    List<String> script = command.script();
    String behind = script.isEmpty() ? "" : " {" + scripts.of(String.join("; ", script)) + "}";
    return command.text() + behind + " | " + reason;
  }

  private static String sentence(Finding finding) {
    String against =
        finding.against().size() == Step.values().length
            ? "all"
            : finding.against().stream()
                .sorted()
                .map(Step::toString)
                .collect(Collectors.joining(" "));
    return "%s %s [%s] %s | %s"
        .formatted(
            finding.severity(), finding.code(), against, finding.message(), finding.remedy());
  }

  private static String row(String owner, String loadings, List<String> cells) {
    StringBuilder text = new StringBuilder("  %-25s %-15s".formatted(owner, loadings));
    cells.forEach(cell -> text.append(" %-10s".formatted(cell)));
    return text.toString().stripTrailing() + "\n";
  }
}
