package gunitop.release;

import gunitop.process.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was read for one master.
 *
 * @param places where its code lies; several in a bench of Frappe; empty where nothing was found
 * @param link the link to the release that is to run, where it runs from a folder of releases
 * @param packagesChanged when a package was last installed or removed for its interpreter
 */
public record DiskFacts(
    List<CodePlace> places, Optional<ReleaseLink> link, Reading<Instant> packagesChanged) {

  /** Copies the list. */
  public DiskFacts {
    places = List.copyOf(places);
  }
}
