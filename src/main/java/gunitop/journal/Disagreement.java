package gunitop.journal;

import gunitop.process.ProcessId;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the process table shows something else than the journal's last line: the table is right,
 * and what came to pass between them nobody saw.
 */
final class Disagreement {
  private Disagreement() {}

  /** A sentence each; empty where both agree. */
  static List<String> lines(Resumption resumed, Assessment now) {
    List<String> lines = new ArrayList<>();
    Set<ProcessId> living =
        now.application().generations().stream()
            .map(generation -> generation.master().id())
            .collect(Collectors.toSet());
    for (ProcessId was : resumed.there()) {
      if (!living.contains(was)) {
        lines.add(
            "master " + was.pid() + " has gone since the journal's last line; nobody saw how");
      }
    }
    for (ProcessId is : living) {
      if (!resumed.masters().contains(is)) {
        lines.add("master " + is.pid() + " has appeared since the journal's last line");
      }
    }
    Stage stage = resumed.stage().orElse(now.stage());
    if (lines.isEmpty() && stage != now.stage()) {
      lines.add("the journal says " + stage + ", the processes " + now.stage());
    }
    return lines;
  }
}
