package gunitop.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What the program did to the host of a seed, so that it can be played again without one deed. */
final class Deeds {
  /**
   * One deed.
   *
   * @param text as it would be typed
   * @param nanos when it was done
   * @param act does it to a host
   * @param announced whether the screen had said that it costs requests
   * @param screen what stood on the screen before its key
   */
  record Deed(
      String text, long nanos, Consumer<Simulation> act, boolean announced, String screen) {}

  private final List<Deed> all = new ArrayList<>();

  /** It is done now; each host gets it in the same way. */
  void add(Deed deed) {
    all.add(deed);
  }

  /** Those of the last so many nanoseconds before an instant, the latest first. */
  List<Deed> before(long instant, long nanos) {
    List<Deed> late = new ArrayList<>();
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).nanos() <= instant && instant - all.get(i).nanos() <= nanos) {
        late.add(all.get(i));
      }
    }
    return late;
  }

  /** Whether somebody would answer at this instant if one deed had not been done. */
  boolean wouldBeAnswered(SeedWorld untouched, Deed without, long instant) {
    for (Deed deed : all) {
      if (deed != without && deed.nanos() <= instant) {
        untouched.clock.to(deed.nanos());
        untouched.simulation.now(
            () -> {
              deed.act().accept(untouched.simulation);
              return true;
            });
      }
    }
    untouched.clock.to(instant);
    return untouched.truth().isAnswered();
  }
}
