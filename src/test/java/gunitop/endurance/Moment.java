package gunitop.endurance;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Gunicorn at one moment.
 *
 * @param masters those that live, the eldest first
 */
record Moment(int desired, List<MasterMoment> masters) {

  /** The names of stages, as the screen has them. */
  enum Stage {
    STEADY,
    BOOTING,
    OVERLAP,
    DRAINING,
    DRAINED,
    RETIRING,
    REVERTING,
    UNKNOWN
  }

  /** A living master, by PID. */
  Optional<MasterMoment> master(int pid) {
    return masters.stream().filter(master -> master.pid() == pid).findFirst();
  }

  /**
   * What may be said of it; more than one stage where a signal is under way, and where OLD gets its
   * workers back.
   */
  Set<Stage> stages() {
    Set<Stage> stages = EnumSet.noneOf(Stage.class);
    if (masters.size() == 1) {
      MasterMoment only = masters.get(0);
      if (only.mostReady() > 0) {
        stages.add(Stage.STEADY);
      }
      if (only.fewestReady() == 0) {
        stages.add(Stage.BOOTING);
      }
    }
    if (masters.size() == 2) {
      addOfTwo(stages, masters.get(0), masters.get(1));
    }
    return stages;
  }

  private void addOfTwo(Set<Stage> stages, MasterMoment old, MasterMoment newest) {
    if (newest.told()) {
      stages.add(Stage.REVERTING);
    }
    if (old.told()) {
      stages.add(Stage.RETIRING);
    }
    if (old.living().isEmpty()) {
      stages.add(Stage.DRAINED);
    }
    if (newest.fewestReady() < desired) {
      stages.add(Stage.BOOTING);
    }
    if (old.fewestReady() < desired && !old.living().isEmpty()) {
      stages.add(Stage.DRAINING);
    }
    if (newest.mostReady() == desired && old.living().size() == desired) {
      stages.add(Stage.OVERLAP);
    }
  }
}
