package gunitop.owner.supervisord;

import gunitop.gunicorn.Ancestor;
import gunitop.gunicorn.ProgramSettings;
import gunitop.process.Signal;
import gunitop.process.Snapshot;
import gunitop.process.TypedCommand;
import java.util.Optional;

/**
 * What {@code supervisorctl stop} does where the program is a start script or wrapper: it ends that
 * alone, and both generations serve on without it; then TERM to OLD starts no other.
 */
final class WrapperStop {
  private WrapperStop() {}

  static String remedy(
      Ancestor wrapper, Optional<ProgramSettings> settings, TypedCommand stop, Snapshot snapshot) {
    String call = stop.text();
    if (settings.filter(ProgramSettings::stopAsGroup).isPresent()) {
      return "stopasgroup=true (%s): %s would end NEW too. Plan a restart."
          .formatted(settings.get().file(), call);
    }
    boolean diesAlone =
        snapshot
            .process(wrapper.id())
            .map(one -> one.traits().caught())
            .filter(caught -> caught.isKnown() && !caught.get().contains(Signal.TERM))
            .isPresent();
    return diesAlone
        ? "First %s: it ends %s alone, OLD and NEW serve on%s. Then TERM starts none."
            .formatted(
                call, wrapper.name(), settings.isPresent() ? "" : " (unless stopasgroup is set)")
        : "%s ends %s, which catches TERM and may pass it on to OLD."
            .formatted(call, wrapper.name());
  }
}
