package gunitop.ui.text;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Consequence;
import gunitop.gunicorn.Supervisor;
import gunitop.ui.frame.Measure;
import java.util.Locale;

/** Who acts when OLD exits, in two words. */
public final class SupervisorText {
  private SupervisorText() {}

  /** {@code supervisord frappe-web}. */
  public static String of(Application application, boolean unicode) {
    Supervisor supervisor = application.supervisor();
    String name = supervisor.name();
    String label = name.isEmpty() ? kind(application) : kind(application) + " " + name;
    String owner = supervisor.chain().text(label, unicode ? " › " : " > ");
    boolean itself = supervisor.kind() == Supervisor.Kind.CONTAINER;
    return itself
        ? owner
        : owner + supervisor.container().map(one -> " in " + one.label()).orElse("");
  }

  /** {@code supervisord}; where others stand between, {@code supervisord web › run.sh › master}. */
  public static String kind(Application application) {
    Supervisor.Kind kind = application.supervisor().kind();
    if (application.supervisor().former()) {
      return "outside supervisord";
    }
    return switch (kind) {
      case NONE -> "unsupervised";
      case SYSTEMD -> application.supervisor().ofUser() ? "systemd --user" : "systemd";
      case UNKNOWN ->
          application.supervisor().consequence() == Consequence.STARTS_ANOTHER
              ? "supervisor"
              : "supervisor " + Measure.UNREADABLE;
      default -> kind.name().toLowerCase(Locale.ROOT);
    };
  }
}
