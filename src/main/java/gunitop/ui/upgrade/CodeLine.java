package gunitop.ui.upgrade;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.process.Snapshot;
import gunitop.release.ApplicationCode;
import gunitop.release.CodeKnowledge;
import gunitop.release.CodeText;
import gunitop.release.GenerationCode;
import gunitop.ui.Canvas;
import gunitop.ui.Model;
import gunitop.ui.frame.Area;
import gunitop.ui.frame.Style;
import gunitop.ui.frame.Wrapped;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Review;
import java.util.List;
import java.util.Optional;

/** Which code each generation runs, and which lies on disk. */
final class CodeLine {
  private static final int MOST_ROWS = 2;

  private CodeLine() {}

  /** Its rows; none where nothing is known. */
  static List<String> rows(Canvas canvas, Assessment assessment, int width) {
    Model model = canvas.model();
    List<String> parts =
        of(model, assessment.application())
            .map(code -> CodeText.parts(code, model.host().time()))
            .orElse(List.of());
    String between = model.options().unicode() ? " \u00b7 " : "; ";
    return parts.isEmpty()
        ? List.of()
        : Wrapped.lines(String.join(between, parts), width, MOST_ROWS, canvas.glyphs());
  }

  /** Draws as many of these rows as there is room for; answers how many. */
  static int draw(Canvas canvas, List<String> rows, Area area) {
    int drawn = Math.max(0, Math.min(rows.size(), area.height()));
    for (int i = 0; i < drawn; i++) {
      canvas.put(area.x(), area.y() + i, area.right(), rows.get(i), Style.NORMAL);
    }
    return drawn;
  }

  /** What one generation runs, for the head of its pane; empty where nobody has looked. */
  static String ofPane(Model model, Generation generation) {
    return UpgradeState.of(model)
        .application()
        .flatMap(assessment -> of(model, assessment.application()))
        .flatMap(code -> code.of(generation.role()))
        .map(code -> "code " + CodeText.brief(code))
        .orElse("");
  }

  /** Whether its workers loaded different code. */
  static boolean isMixed(Model model, Generation generation) {
    return UpgradeState.of(model)
        .application()
        .flatMap(assessment -> of(model, assessment.application()))
        .flatMap(code -> code.of(generation.role()))
        .filter(GenerationCode::isMixed)
        .isPresent();
  }

  private static Optional<ApplicationCode> of(Model model, Application application) {
    Optional<Review> review = model.host().review();
    Optional<Snapshot> snapshot = model.host().snapshot();
    return review.flatMap(
        known -> CodeKnowledge.in(known.advice()).of(application, snapshot.orElseThrow()));
  }
}
