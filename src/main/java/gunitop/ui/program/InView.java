package gunitop.ui.program;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.Worker;
import gunitop.gunicorn.WorkerState;
import gunitop.holdings.HoldingsQuestion;
import gunitop.probe.ProbeQuestion;
import gunitop.process.ProcessId;
import gunitop.ui.Model;
import gunitop.ui.dialog.DetailDialog;
import gunitop.ui.upgrade.UpgradeState;
import gunitop.upgrade.Assessment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is read on slow clocks, because the operator looks at it now. */
public final class InView {
  /** A worker that has not beaten for so long may be stuck; an idle one beats within 15 s. */
  private static final double SILENT_SECONDS = 16;

  private static final int MOST_STUCK = 8;

  private InView() {}

  /** What generations hold: those of the application that is shown, or a process of which is. */
  public static List<HoldingsQuestion> holdings(Model model) {
    return application(model)
        .flatMap(shown -> model.host().snapshot().map(now -> HoldingsQuestion.of(shown, now)))
        .orElse(List.of());
  }

  /** What is asked of the application that is shown, where the operator wants that. */
  public static List<ProbeQuestion> probes(Model model) {
    return model
        .open()
        .application()
        .flatMap(
            shown ->
                UpgradeState.of(model)
                    .probe(model)
                    .map(url -> ProbeQuestion.of(url, shown.application())))
        .stream()
        .toList();
  }

  /**
   * What processes wait for: the one in the details, and workers that seem stuck, so that it is
   * known since when once somebody looks.
   */
  public static List<ProcessId> waits(Model model) {
    List<ProcessId> processes = new ArrayList<>();
    detail(model).ifPresent(processes::add);
    application(model).stream()
        .flatMap(application -> application.generations().stream())
        .map(Generation::workers)
        .flatMap(List::stream)
        .filter(InView::seemsStuck)
        .map(Worker::id)
        .filter(worker -> !processes.contains(worker))
        .limit(MOST_STUCK)
        .forEach(processes::add);
    return processes;
  }

  private static boolean seemsStuck(Worker worker) {
    return worker.state() == WorkerState.STUCK
        || worker.isReady() && worker.heartbeatAgeSeconds().orElse(0.0) > SILENT_SECONDS;
  }

  private static Optional<ProcessId> detail(Model model) {
    return model.dialog().orElse(null) instanceof DetailDialog detail
        ? Optional.of(detail.process())
        : Optional.empty();
  }

  private static Optional<Application> application(Model model) {
    return model
        .open()
        .application()
        .map(Assessment::application)
        .or(() -> detail(model).flatMap(process -> applicationOf(process, model)));
  }

  private static Optional<Application> applicationOf(ProcessId process, Model model) {
    return model.host().assessments().stream()
        .map(Assessment::application)
        .filter(application -> application.contains(process))
        .findFirst();
  }
}
