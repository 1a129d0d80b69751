package gunitop.probe;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.process.Printable;
import java.util.ArrayList;
import java.util.List;

/** What requests came to, in a line. */
public final class ProbeText {
  private static final int LONGEST_NAME = 48;

  private ProbeText() {}

  /** The parts of the line on the screen: what is asked for, and the answers. */
  public static List<String> parts(
      ProbeUrl url, Application application, ProbeKnowledge known, char times) {
    List<String> parts = answers(application, known, times);
    parts.set(0, "Probe " + Printable.of(url.shown(), LONGEST_NAME) + ": " + parts.get(0));
    return parts;
  }

  /**
   * What each generation took, what nobody was seen to take, why none can be sent; never empty.
   *
   * @param times the sign between a count and a status
   */
  public static List<String> answers(Application application, ProbeKnowledge known, char times) {
    ProbeKnowledge own = known.concerns(application) ? known : ProbeKnowledge.NONE;
    List<String> parts = new ArrayList<>();
    boolean isLone = application.newGeneration().isEmpty();
    for (Generation generation : application.generations()) {
      String taken =
          own.of(generation).map(one -> brief(one, times)).orElse(isLone ? "" : "none yet");
      if (!taken.isEmpty()) {
        parts.add((isLone ? "" : generation.role() + " ") + taken);
      }
    }
    if (!own.unknown().isEmpty()) {
      parts.add("by whom unknown: " + brief(own.unknown(), times));
    }
    own.obstacle().ifPresent(reason -> parts.add("not sent: " + Printable.of(reason)));
    if (parts.isEmpty()) {
      parts.add("no answer yet");
    }
    return parts;
  }

  /** {@code 14x200 1x500, 2 failed, p50 12 ms}. */
  static String brief(ProbeStatistics one, char times) {
    List<String> counts = new ArrayList<>();
    one.statuses().forEach((status, count) -> counts.add(count + "" + times + status));
    List<String> words = new ArrayList<>();
    if (!counts.isEmpty()) {
      words.add(String.join(" ", counts));
    }
    if (one.failures() > 0) {
      words.add(one.failures() + " failed");
    }
    if (one.p50Millis().isKnown()) {
      words.add("p50 " + one.p50Millis().get() + " ms");
    }
    return String.join(", ", words);
  }
}
