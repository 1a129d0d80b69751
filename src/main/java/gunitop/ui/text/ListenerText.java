package gunitop.ui.text;

import gunitop.gunicorn.Application;
import gunitop.process.Listener;
import gunitop.process.Reading;
import gunitop.ui.frame.Measure;
import java.util.List;

/** An application's listeners in a few words. */
public final class ListenerText {
  private ListenerText() {}

  /** The first address, and how many more there are; {@code ?} where none can be read. */
  public static String addresses(Application application) {
    List<Listener> listeners = application.listeners();
    if (listeners.isEmpty()) {
      return "listener " + Measure.UNREADABLE;
    }
    String first = listeners.get(0).address();
    return listeners.size() == 1 ? first : first + " +" + (listeners.size() - 1);
  }

  /** {@code backlog 3/2048}, of all listeners together. */
  public static String backlog(Application application) {
    if (application.listeners().isEmpty()) {
      return "";
    }
    Reading<Integer> waiting = Reading.known(0);
    Reading<Integer> limit = Reading.known(0);
    for (Listener listener : application.listeners()) {
      waiting = sum(waiting, listener.backlog());
      limit = sum(limit, listener.limit());
    }
    return "backlog "
        + Measure.of(waiting, String::valueOf)
        + "/"
        + Measure.of(limit, String::valueOf);
  }

  /** How many connections wait; 0 where that cannot be read. */
  public static int waiting(Application application) {
    int waiting = 0;
    for (Listener listener : application.listeners()) {
      waiting += listener.backlog().orElse(0);
    }
    return waiting;
  }

  private static Reading<Integer> sum(Reading<Integer> total, Reading<Integer> more) {
    return total.isKnown() ? more.map(value -> total.get() + value) : total;
  }
}
