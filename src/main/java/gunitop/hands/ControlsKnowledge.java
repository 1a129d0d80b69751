package gunitop.hands;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.process.ProcessId;
import gunitop.upgrade.Advice;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * How it stands with the controls of the applications that this program wants them of.
 *
 * @param byMaster for each of their masters, how it stands with its application's
 */
public record ControlsKnowledge(Map<ProcessId, Controls> byMaster) implements Advice {
  /** Nothing was wanted yet. */
  public static final ControlsKnowledge NONE = new ControlsKnowledge(Map.of());

  /** Copies the map. */
  public ControlsKnowledge {
    byMaster = Map.copyOf(byMaster);
  }

  /** What is known among other advice. */
  public static ControlsKnowledge in(Collection<Advice> advice) {
    return Advice.of(ControlsKnowledge.class, advice).orElse(NONE);
  }

  /**
   * The controls of an application; empty where nobody has tried to take them. A master that was
   * not there then does not change who holds the elder one's.
   */
  public Optional<Controls> of(Application application) {
    for (Generation generation : application.generations()) {
      Controls known = byMaster.get(generation.master().id());
      if (known != null) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }
}
