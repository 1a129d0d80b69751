package gunitop.upgrade.table;

import gunitop.upgrade.Outcome;
import gunitop.upgrade.Verification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is said of each step after it was sent, by what happens and how long ago it was sent. */
final class VerdictTable {
  private static final List<Double> SECONDS =
      List.of(
          0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 9.0, 11.0, 16.0, 31.0, 36.0, 41.0, 66.0, 86.0, 179.0,
          181.0);
  private static final double HAPPENS = 1;

  private static final String LEGEND =
      """
      What is said of a step so many seconds after it was sent; all that happens happens after one second.
        ..  waited for    ~  slower than usual    ok  seen to be done    NO  failed
      """;

  private final Notes words = new Notes("");

  static String text() {
    return new VerdictTable().table();
  }

  private String table() {
    StringBuilder text = new StringBuilder(LEGEND).append('\n');
    for (Story story : Story.all()) {
      text.append(
          "%s %s, %s: %s%n"
              .formatted(
                  story.step(), story.owning().label(), story.moment().title(), story.title()));
      rows(story).forEach((cells, loadings) -> text.append(row(loadings, cells)));
    }
    return text.append("\nThe words:\n").append(words.text()).toString();
  }

  private static String row(String loadings, List<String> cells) {
    StringBuilder text = new StringBuilder("  %-15s".formatted(loadings));
    cells.forEach(cell -> text.append(" %-8s".formatted(cell)));
    return text.toString().stripTrailing() + "\n";
  }

  private Map<List<String>, String> rows(Story story) {
    Map<List<String>, String> rows = new LinkedHashMap<>();
    for (Loading loading : Loading.values()) {
      rows.merge(cells(story, loading), loading.label(), (one, other) -> one + " " + other);
    }
    return rows;
  }

  private List<String> cells(Story story, Loading loading) {
    Scene scene = new Scene(story.owning(), loading);
    story.moment().play(scene);
    double sentAt = scene.seconds();
    Verification sent = scene.send(story.step());
    List<String> cells = new ArrayList<>();
    boolean happened = false;
    for (double seconds : SECONDS) {
      if (!happened && seconds > HAPPENS) {
        scene.judge(sent, sentAt + HAPPENS);
        story.then().accept(scene);
        scene.judge(sent, sentAt + HAPPENS + 0.1);
        happened = true;
      }
      String cell = cell(scene.judge(sent, sentAt + seconds));
      cells.add(String.format(Locale.ROOT, "%.4s %s", time(seconds), cell));
    }
    return shortened(cells);
  }

  /** The same word is said once, with the time from which on it is said. */
  private static List<String> shortened(List<String> cells) {
    List<String> kept = new ArrayList<>();
    String last = "";
    for (String cell : cells) {
      String said = cell.substring(cell.indexOf(' ') + 1);
      if (!said.equals(last)) {
        kept.add(cell);
      }
      last = said;
    }
    return kept;
  }

  private static String time(double seconds) {
    return seconds == Math.rint(seconds) ? (int) seconds + "s" : seconds + "s";
  }

  private String cell(Outcome outcome) {
    if (outcome instanceof Outcome.Pending pending) {
      String text =
          String.format(
              Locale.ROOT,
              "%s: %s of %s, until %.1f s",
              pending.awaited(),
              pending.done(),
              pending.total(),
              pending.deadlineSeconds());
      return (pending.isSlow() ? "~" : "..") + words.of(text);
    }
    return outcome instanceof Outcome.Held held
        ? "ok" + words.of(held.evidence())
        : "NO" + words.of(((Outcome.Failed) outcome).reason());
  }
}
