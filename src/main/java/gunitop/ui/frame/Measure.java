package gunitop.ui.frame;

import gunitop.process.Reading;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Function;

/**
 * Figures as short text. Without {@code String.format}, whose first call alone would delay the
 * first frame.
 */
public final class Measure {
  /** Stands for what cannot be read. */
  public static final String UNREADABLE = "?";

  /** Stands for what does not apply. */
  public static final String NOT_APPLICABLE = "-";

  private static final long SECONDS_A_DAY = 86_400;

  private Measure() {}

  /** A whole number. */
  public static String number(int number) {
    return Integer.toString(number);
  }

  /** The figure, or the sign for what cannot be read. */
  public static <T> String of(Reading<T> reading, Function<T, String> text) {
    return reading.isKnown() ? text.apply(reading.get()) : UNREADABLE;
  }

  /** One letter. */
  public static String letter(char letter) {
    return String.valueOf(letter);
  }

  /** Bytes with a unit of 1024: {@code 940K}, {@code 48M}, {@code 1.2G}. */
  public static String bytes(long bytes) {
    return kibibytes(bytes / 1024);
  }

  private static String kibibytes(long kibi) {
    if (kibi < 10_000) {
      return kibi + "K";
    }
    if (kibi < 10_000L * 1024) {
      return kibi / 1024 + "M";
    }
    double gibi = kibi / 1024.0 / 1024.0;
    return gibi < 1000 ? tenths(gibi) + "G" : tenths(gibi / 1024) + "T";
  }

  /** One digit behind the point. */
  public static String tenths(double value) {
    return ofTenths(Math.round(value * 10));
  }

  private static String ofTenths(long tenths) {
    return String.join(".", Long.toString(tenths / 10), Long.toString(Math.abs(tenths % 10)));
  }

  /** Two digits behind the point. */
  public static String hundredths(double value) {
    long hundredths = Math.round(value * 100);
    return String.join(".", Long.toString(hundredths / 100), two(hundredths % 100));
  }

  /**
   * A duration in at most six characters: {@code 4s}, {@code 12m}, {@code 3h05m}, {@code 3d04h}.
   */
  public static String age(double seconds) {
    return ofSeconds(Math.max(0, (long) seconds));
  }

  private static String ofSeconds(long whole) {
    if (whole < 100) {
      return whole + "s";
    }
    if (whole < 6000) {
      return whole / 60 + "m" + two(whole % 60) + "s";
    }
    if (whole < 48 * 3600) {
      return whole / 3600 + "h" + two(whole / 60 % 60) + "m";
    }
    long days = whole / 86_400;
    return days < 100 ? days + "d" + two(whole / 3600 % 24) + "h" : days + "d";
  }

  /** CPU time as htop shows it: {@code 1:02.33}, {@code 27h04:12}. */
  public static String cpuTime(long ticks, long ticksPerSecond) {
    return ofHundredths(ticks * 100 / ticksPerSecond);
  }

  private static String ofHundredths(long hundredths) {
    long seconds = hundredths / 100;
    return seconds < 3600
        ? seconds / 60 + ":" + two(seconds % 60) + "." + two(hundredths % 100)
        : seconds / 3600 + "h" + two(seconds / 60 % 60) + ":" + two(seconds % 60);
  }

  /** Uptime as htop shows it: {@code 3 days, 04:12:33}. */
  public static String uptime(long seconds) {
    long days = seconds / 86_400;
    String clock = ofSecondOfDay(seconds % 86_400);
    return days == 0 ? clock : days + (days == 1 ? " day, " : " days, ") + clock;
  }

  /** The wall clock: {@code 12:04:31}. */
  public static String clock(Instant time, ZoneId zone) {
    long local = time.getEpochSecond() + zone.getRules().getOffset(time).getTotalSeconds();
    return ofSecondOfDay(Math.floorMod(local, SECONDS_A_DAY));
  }

  private static String ofSecondOfDay(long second) {
    return String.join(":", two(second / 3600), two(second / 60 % 60), two(second % 60));
  }

  /** The wall clock with milliseconds: {@code 12:03:10.221}. */
  public static String preciseClock(Instant time, ZoneId zone) {
    int millis = time.getNano() / 1_000_000;
    return clock(time, zone) + "." + (millis < 100 ? "0" : "") + two(millis);
  }

  /** With blanks before it. */
  public static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  /** With blanks behind it. */
  public static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  /** {@code 1 worker}, {@code 2 workers}. */
  public static String count(int number, String noun) {
    return String.join(" ", Integer.toString(number), number == 1 ? noun : noun.concat("s"));
  }

  private static String two(long number) {
    return number < 10 ? "0".concat(Long.toString(number)) : Long.toString(number);
  }
}
