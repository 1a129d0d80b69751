package gunitop.ui.upgrade;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.Worker;
import gunitop.process.ProcessId;
import java.util.ArrayList;
import java.util.List;

/**
 * The cursor of the upgrade screen: it holds a process, and remembers its place for when that is
 * gone.
 *
 * @param process the selected master or worker
 * @param master the master of its generation
 * @param line its place: 0 is the master, then the workers
 */
public record PaneCursor(ProcessId process, ProcessId master, int line) {

  /** The cursor on a process of an application. */
  static PaneCursor on(Application application, ProcessId process) {
    Generation pane =
        application.generations().stream()
            .filter(generation -> generation.contains(process))
            .findFirst()
            .orElse(application.old());
    return at(pane, Math.max(0, lines(pane).indexOf(process)));
  }

  /** On the same process as it is now; in the same place where it is gone. */
  PaneCursor follow(Application now) {
    return isInPlace(now) || !now.contains(process) ? this : on(now, process);
  }

  /** Whether its process still stands where it stood. */
  private boolean isInPlace(Application now) {
    Generation pane = pane(now);
    return pane.master().id().equals(master)
        && line <= pane.workers().size()
        && (line == 0 ? master : pane.workers().get(line - 1).id()).equals(process);
  }

  /** So many lines further down in its pane. */
  PaneCursor moved(Application application, int lines) {
    return at(pane(application), line + lines);
  }

  /** In the other pane, on the same line as far as there is one. */
  PaneCursor across(Application application) {
    Generation here = pane(application);
    return application.generations().stream()
        .filter(generation -> generation != here)
        .findFirst()
        .map(other -> at(other, line))
        .orElse(this);
  }

  private Generation pane(Application application) {
    for (Generation generation : application.generations()) {
      if (generation.master().id().equals(master)) {
        return generation;
      }
    }
    return application.old();
  }

  private static PaneCursor at(Generation pane, int line) {
    List<ProcessId> lines = lines(pane);
    int place = Math.max(0, Math.min(line, lines.size() - 1));
    return new PaneCursor(lines.get(place), pane.master().id(), place);
  }

  private static List<ProcessId> lines(Generation generation) {
    List<ProcessId> lines = new ArrayList<>();
    lines.add(generation.master().id());
    generation.workers().stream().map(Worker::id).forEach(lines::add);
    return lines;
  }
}
