package gunitop.preflight;

import gunitop.process.Reading;
import java.util.List;
import java.util.Optional;

/**
 * What was read of one master and its host for the checks.
 *
 * @param pidfile empty where it has none; not read where nobody knows whether it has one
 * @param places where NEW writes, but for the pidfile
 * @param activated whether systemd opened its listeners ({@code LISTEN_FDS}, or it holds them too)
 */
public record PreflightFacts(
    ReleaseFacts release,
    MemoryFacts memory,
    LimitFacts limits,
    Reading<Optional<PidfileFacts>> pidfile,
    List<PlaceFacts> places,
    Reading<Boolean> activated) {

  /** Copies the list. */
  public PreflightFacts {
    places = List.copyOf(places);
  }
}
