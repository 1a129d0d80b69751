package gunitop.ui.command;

import gunitop.process.Printable;
import gunitop.ui.frame.Measure;
import gunitop.upgrade.Observation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A line that a log keeps: the timeline's, with the day. */
public final class EventLine {
  private EventLine() {}

  /** {@code 2026-11-28 12:03:10.221 you kill -USR2 12928}. */
  public static String of(Observation event, ZoneId zone) {
    return of(event.time(), event.source().label(), event.text(), zone);
  }

  /** The same of what is no event of the timeline. */
  public static String of(Instant time, String label, String text, ZoneId zone) {
    return "%s %s  %-5s %s"
        .formatted(
            LocalDate.ofInstant(time, zone),
            Measure.preciseClock(time, zone),
            label,
            Printable.of(text));
  }
}
