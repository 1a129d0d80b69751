package gunitop.ui.upgrade;

import gunitop.ui.Canvas;
import gunitop.ui.ClickTarget;
import gunitop.ui.frame.Measure;
import gunitop.ui.frame.Style;
import gunitop.ui.frame.Wrapped;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Command;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import gunitop.upgrade.course.Course;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A row a step: its key, the exact command it stands for, and why it is refused if it is. */
final class KeyBarView {
  private static final int COMMAND = 5;
  private static final int PURPOSE = 18;

  /** A program call is longer than a signal: it gives way, as the question shows it whole. */
  private static final int LONGEST = 24;

  /** From here on there is room for each step's purpose beside its reason. */
  private static final int WIDE = 100;

  /** From here on, what goes on in a second line stands below what it belongs to. */
  private static final int NARROW = 80;

  /** From here on, every key that can be pressed tells its reason whole, not the next one alone. */
  private static final int TALL = 30;

  /** What stands above and below the keys takes so many rows at least. */
  private static final int OTHERS = 9;

  private KeyBarView() {}

  static int height(Canvas canvas, Assessment assessment, Course course) {
    int height = hasEdge(canvas) ? 1 : 0;
    for (KeyRow row : bar(canvas, assessment, course).rows()) {
      height += row.height();
    }
    return height;
  }

  static void draw(Canvas canvas, Assessment assessment, Course course, int top) {
    int row = top;
    if (hasEdge(canvas)) {
      char edge = canvas.glyphs().horizontal();
      canvas.frame().fill(0, row++, canvas.columns(), edge, Style.BORDER);
    }
    Bar bar = bar(canvas, assessment, course);
    for (KeyRow one : bar.rows()) {
      for (int i = 0; i < one.height(); i++) {
        canvas.target(
            0, row + i, canvas.columns(), new ClickTarget.StepKey(one.offer().step().key()));
      }
      one.draw(canvas, bar.columns(), row);
      row += one.height();
    }
  }

  private static boolean hasEdge(Canvas canvas) {
    return canvas.rows() >= 20;
  }

  /** All rows, and where things stand in them. */
  private record Bar(List<KeyRow> rows, KeyRow.Columns columns) {}

  private static Bar bar(Canvas canvas, Assessment assessment, Course course) {
    List<StepOffer> offers = offers(canvas, assessment);
    int longest = 0;
    for (StepOffer offer : offers) {
      longest = Math.max(longest, command(canvas, offer).length());
    }
    int purpose = COMMAND + longest + 2;
    int remark = purpose + (canvas.columns() >= WIDE ? PURPOSE : 0);
    int more = canvas.columns() < NARROW ? COMMAND : remark;
    KeyRow.Columns columns = new KeyRow.Columns(COMMAND, purpose, remark, more);
    List<KeyRow> rows = new ArrayList<>();
    for (StepOffer offer : offers) {
      rows.add(row(canvas, course, offer, columns));
    }
    int height = rows.stream().mapToInt(KeyRow::height).sum();
    int header = AlarmView.height(canvas, assessment) + ControlsView.height(canvas, assessment);
    int most = canvas.rows() - OTHERS - header;
    for (int i = rows.size() - 1; i > 0 && height > most; i--) {
      // What the next key leads to is worth more than a refusal that another row gives too.
      if (repeats(rows.get(i), rows.subList(0, i))) {
        height -= rows.remove(i).height();
      }
    }
    return new Bar(rows, columns);
  }

  private static boolean repeats(KeyRow row, List<KeyRow> before) {
    return row.refused() && before.stream().anyMatch(one -> one.remark().equals(row.remark()));
  }

  private static KeyRow row(Canvas canvas, Course course, StepOffer offer, KeyRow.Columns columns) {
    Optional<String> refusal = refusal(canvas, course, offer);
    boolean aside = course.aside().contains(offer.step());
    String remark = refusal.orElseGet(() -> question(offer) + offer.reason());
    boolean next = course.next().filter(offer.step()::equals).isPresent();
    boolean whole = next || refusal.isEmpty() && !aside && canvas.rows() >= TALL;
    return new KeyRow(
        offer,
        command(canvas, offer),
        question(offer),
        whole ? wrapped(canvas, remark, columns) : List.of(remark),
        refusal.isPresent(),
        aside);
  }

  /** The first line behind the command, the others as far to the left as they may stand. */
  private static List<String> wrapped(Canvas canvas, String remark, KeyRow.Columns columns) {
    int room = canvas.columns() - columns.remark();
    List<String> lines = Wrapped.lines(remark, room);
    if (lines.size() < 2 || columns.more() == columns.remark()) {
      return lines;
    }
    List<String> all = new ArrayList<>(lines.subList(0, 1));
    String rest = remark.strip().substring(lines.get(0).length());
    all.addAll(Wrapped.lines(rest, canvas.columns() - columns.more()));
    return all;
  }

  private static String command(Canvas canvas, StepOffer offer) {
    String whole = offer.command().map(Command::text).orElse(Measure.NOT_APPLICABLE);
    int room = canvas.columns() < 120 ? LONGEST : canvas.columns() / 3;
    return ShortCall.of(whole, room, canvas.glyphs().ellipsis());
  }

  /** A step that nobody could take here needs no line on a low screen. */
  private static List<StepOffer> offers(Canvas canvas, Assessment assessment) {
    return assessment.offers().stream().filter(offer -> hasLine(canvas, offer)).toList();
  }

  private static boolean hasLine(Canvas canvas, StepOffer offer) {
    return offer.step() != Step.HANDOVER
        || canvas.rows() >= 30
        || offer.allowed()
        || offer.command().isPresent();
  }

  /** Why the key does nothing, or nothing without an override; empty where it does. */
  private static Optional<String> refusal(Canvas canvas, Course course, StepOffer offer) {
    return Refusal.of(canvas.model(), offer.step())
        .map(StepOffer::refusal)
        .or(
            () ->
                Optional.of(offer.step())
                    .filter(course.closed()::contains)
                    .map(step -> closed(offer)));
  }

  private static String closed(StepOffer offer) {
    return "unsafe: " + offer.reason() + " (" + asks(offer) + ")";
  }

  private static String asks(StepOffer offer) {
    return switch (offer.confirmation()) {
      case NONE -> "";
      case YES -> "asks y";
      case TYPE -> "type " + offer.step().name().toLowerCase(Locale.ROOT);
    };
  }

  /** What it asks first, with a colon where the reason follows. */
  private static String question(StepOffer offer) {
    String asks = asks(offer);
    return asks.isEmpty() || offer.reason().isEmpty() ? asks : asks + ": ";
  }
}
