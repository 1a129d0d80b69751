package gunitop.ui.view;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Supervisor;
import java.util.Locale;

/** Who acts when OLD exits, in two words. */
final class SupervisorText {
  private static final int WIDE = 100;

  private SupervisorText() {}

  /** Whether the first line has room for it; else it stands in the second. */
  static boolean fitsHeader(Canvas canvas) {
    return canvas.columns() >= WIDE;
  }

  /** {@code supervisord frappe-web}. */
  static String of(Application application) {
    String name = application.supervisor().name();
    String owner = name.isEmpty() ? kind(application) : kind(application) + " " + name;
    boolean itself = application.supervisor().kind() == Supervisor.Kind.CONTAINER;
    return itself
        ? owner
        : owner + application.supervisor().container().map(one -> " in " + one.label()).orElse("");
  }

  /** {@code supervisord}. */
  static String kind(Application application) {
    Supervisor.Kind kind = application.supervisor().kind();
    if (application.supervisor().former()) {
      return "outside supervisord";
    }
    return switch (kind) {
      case NONE -> "unsupervised";
      case UNKNOWN -> "supervisor " + Measure.UNREADABLE;
      default -> kind.name().toLowerCase(Locale.ROOT);
    };
  }
}
