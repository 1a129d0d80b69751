package gunitop.app;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** When a maintenance window ends, by a time of day. */
final class MaintenanceWindow {
  private MaintenanceWindow() {}

  /** A time as {@code 23:30} or {@code 7:05}; empty where it is none. */
  static Optional<LocalTime> parse(String text) {
    if (!text.matches("\\d{1,2}:\\d{2}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalTime.parse(text.length() == 4 ? "0" + text : text));
    } catch (DateTimeException beyond) {
      return Optional.empty();
    }
  }

  /** The next moment of this time of day. */
  static Instant end(LocalTime time, Instant now, ZoneId zone) {
    ZonedDateTime today = now.atZone(zone);
    ZonedDateTime end = today.with(time);
    return (end.isAfter(today) ? end : today.plusDays(1).with(time)).toInstant();
  }
}
