package gunitop.ui.upgrade;

import gunitop.ui.Canvas;
import gunitop.ui.Model;
import gunitop.ui.frame.Area;
import gunitop.ui.frame.Measure;
import gunitop.ui.frame.Style;
import gunitop.upgrade.Observation;
import gunitop.upgrade.course.ApplicationTrack;
import gunitop.upgrade.course.Timeline;
import java.util.List;
import java.util.Optional;

/** What was sent and seen, the latest at the bottom, right above what happens now. */
final class TimelineView {
  private TimelineView() {}

  static void draw(Canvas canvas, Area area, List<String> shownElsewhere) {
    Model model = canvas.model();
    List<Observation> entries = entries(model);
    int end = entries.size();
    int scroll = UpgradeState.of(model).scroll();
    while (scroll == 0 && end > 0 && shownElsewhere.contains(entries.get(end - 1).text())) {
      end--;
    }
    end = Math.max(Math.min(end, area.height()), end - scroll);
    int start = Math.max(0, end - area.height());
    int key = scroll == 0 && area.height() > 1 ? lastKey(entries, start) : start;
    for (int i = start; i < end; i++) {
      entry(canvas, entries.get(i == start ? key : i), area, area.bottom() - end + i);
    }
    if (end < entries.size() && scroll > 0) {
      String more = " " + (entries.size() - end) + " later: PgDn ";
      canvas.putRight(area.right(), area.bottom() - 1, more, Style.INPUT);
    }
  }

  /** The operator's last key, which stays in sight: in the first row where it would be above it. */
  private static int lastKey(List<Observation> entries, int start) {
    int last = start;
    for (int i = 0; i < entries.size(); i++) {
      last = entries.get(i).source() == Observation.Source.YOU ? i : last;
    }
    return Math.min(start, last);
  }

  /** What is to be told of the application on the screen. */
  static List<Observation> entries(Model model) {
    Timeline timeline = model.messages().timeline();
    Optional<ApplicationTrack> track = UpgradeState.of(model).track();
    if (timeline.entries().isEmpty() || track.isEmpty()) {
      return List.of();
    }
    return timeline.about(track.get());
  }

  private static void entry(Canvas canvas, Observation entry, Area area, int row) {
    String time = Measure.preciseClock(entry.time(), canvas.model().options().zone());
    int x = canvas.put(area.x(), row, area.right(), time, Style.DIM) + 2;
    Style style = style(entry.source());
    canvas.put(x, row, area.right(), entry.source().label(), style);
    canvas.put(x + 6, row, area.right(), entry.text(), style);
  }

  private static Style style(Observation.Source source) {
    return switch (source) {
      case YOU -> Style.BRIGHT;
      case SEEN -> Style.NORMAL;
      case HELD -> Style.GOOD;
      case FAILED -> Style.BLOCKER;
      case NOTE -> Style.DIM;
    };
  }
}
