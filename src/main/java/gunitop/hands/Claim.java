package gunitop.hands;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.Master;
import gunitop.process.ProcessId;
import java.util.ArrayList;
import java.util.List;

/**
 * The masters of one application, whose controls go together.
 *
 * @param masters the eldest first
 */
public record Claim(List<ProcessId> masters) {
  /** Copies the list. */
  public Claim {
    masters = List.copyOf(masters);
  }

  /** All masters of an application. */
  public static Claim of(Application application) {
    List<ProcessId> masters = new ArrayList<>();
    for (Generation generation : application.generations()) {
      masters.add(generation.master().id());
    }
    application.third().map(Master::id).ifPresent(masters::add);
    return new Claim(masters);
  }
}
