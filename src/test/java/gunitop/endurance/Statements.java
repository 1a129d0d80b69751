package gunitop.endurance;

import gunitop.endurance.Moment.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an upgrade screen says of a Gunicorn: who lives, which is which, who is ready, the stage.
 */
final class Statements {
  private static final Pattern STAGE =
      Pattern.compile(
          "(?m)^ 1 USR2 .* (STEADY|BOOTING|OVERLAP|DRAINING|DRAINED|RETIRING|REVERTING|UNKNOWN)$");
  private static final Pattern APPEARED =
      Pattern.compile("NEW master (\\d+) appeared, child of (\\d+)");

  private Statements() {}

  /** All of them; none where the screen shows something else. */
  static List<Statement> of(String screen) {
    List<Pane> panes = Pane.of(screen);
    List<Statement> all = new ArrayList<>();
    if (panes.isEmpty()) {
      return all;
    }
    all.add(masters(panes));
    for (Pane pane : panes) {
      if (pane.ready() >= 0) {
        all.add(ready(pane));
      }
      pane.workers().forEach((pid, state) -> all.add(worker(pane.master(), pid, state)));
      if (pane.whole()) {
        all.add(nobodyLeftOut(pane));
      }
    }
    Matcher stage = STAGE.matcher(screen);
    if (stage.find()) {
      Stage said = Stage.valueOf(stage.group(1));
      all.add(new Statement("stage", said.name(), moment -> moment.stages().contains(said)));
    }
    return all;
  }

  /** Which masters live, and which of two is OLD. */
  private static Statement masters(List<Pane> panes) {
    List<Integer> said =
        panes.stream()
            .sorted((a, b) -> Boolean.compare(a.role().equals("NEW"), b.role().equals("NEW")))
            .map(Pane::master)
            .toList();
    String words =
        panes.stream()
            .map(pane -> (pane.role() + " master " + pane.master()).strip())
            .collect(Collectors.joining(", "));
    return new Statement(
        "masters",
        words,
        moment -> moment.masters().stream().map(MasterMoment::pid).toList().equals(said));
  }

  private static Statement ready(Pane pane) {
    return new Statement(
        "ready",
        pane.ready() + " ready of " + pane.master(),
        in(
            pane.master(),
            master -> master.fewestReady() <= pane.ready() && pane.ready() <= master.mostReady()));
  }

  private static Statement worker(int master, int pid, String state) {
    return new Statement(
        "worker",
        "worker " + pid + " of " + master + " is " + state,
        in(master, moment -> isIn(moment, pid, state)));
  }

  private static boolean isIn(MasterMoment master, int pid, String state) {
    return master.living().contains(pid)
        && switch (state) {
          case "booting" -> !master.loaded().contains(pid);
          case "ready" -> master.loaded().contains(pid);
          case "finishing", "finishin", "exiting" -> master.going().contains(pid);
          default -> false;
        };
  }

  private static Statement nobodyLeftOut(Pane pane) {
    return new Statement(
        "all workers",
        "the workers of " + pane.master() + " are " + pane.workers().keySet(),
        in(pane.master(), master -> pane.workers().keySet().containsAll(master.living())));
  }

  private static Predicate<Moment> in(int master, Predicate<MasterMoment> condition) {
    return moment -> moment.master(master).filter(condition).isPresent();
  }

  /** NEW masters that the timeline tells of, and whose children it says they are. */
  static Map<Integer, Integer> appeared(String screen) {
    return APPEARED
        .matcher(screen)
        .results()
        .collect(
            Collectors.toMap(
                found -> Integer.valueOf(found.group(1)),
                found -> Integer.valueOf(found.group(2)),
                (first, second) -> first));
  }
}
