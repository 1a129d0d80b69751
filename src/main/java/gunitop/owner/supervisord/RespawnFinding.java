package gunitop.owner.supervisord;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.GenerationState;
import gunitop.gunicorn.History;
import gunitop.gunicorn.Pidfile;
import gunitop.gunicorn.ProgramSettings;
import gunitop.gunicorn.Supervisor;
import gunitop.gunicorn.SupervisordFacts;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import gunitop.process.TypedCommand;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.GracefulTimeout;
import gunitop.upgrade.Severity;
import gunitop.upgrade.Step;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Whether supervisord starts a third master when OLD exits, and how OLD is retired without one. */
final class RespawnFinding {
  /**
   * The third master may write the pidfile before NEW does, which ends at that ({@code
   * gunicorn/arbiter.py maybe_promote_master}, {@code pidfile.py create}).
   */
  private static final String PIDFILE =
      " If that one writes the pidfile first, NEW ends: nobody would serve until it listens.";

  private static final String MAYBE_PIDFILE =
      " Whether there is a pidfile is unknown: if so, and that one writes it first, NEW ends.";

  private RespawnFinding() {}

  static Finding of(Application application, Snapshot snapshot, History history) {
    Supervisor owner = application.supervisor();
    int pid = application.old().master().pid();
    SupervisordFacts facts = history.owners().supervisord(owner.pid());
    String name = owner.name().isEmpty() ? "NAME" : owner.name();
    Optional<ProgramSettings> settings = facts.settings(owner.name());
    SupervisordStop stop =
        SupervisordStop.of(owner, facts, pid, GracefulTimeout.of(application, history).seconds());
    String remedy =
        owner.isBehindWrapper()
            ? WrapperStop.remedy(
                owner.chain().ownersChild().orElseThrow(),
                settings,
                SupervisordStop.typed(owner, facts),
                snapshot)
            : owner.isContained()
                ? inside(application, history)
                : stop.isOffered()
                    ? (application.old().state() == GenerationState.RETIRING
                            ? "%s keeps it from starting one, while OLD lives."
                            : "t retires OLD by %s, which starts none.")
                        .formatted(new TypedCommand(stop.words()).text())
                    : stop.words().isEmpty()
                        ? byHand(owner, facts, stop)
                        : stop.harm().orElse("") + ".";
    String started =
        owner
            .chain()
            .ownersChild()
            .map(one -> "%s (%s), and that master %s,".formatted(one.name(), one.pid(), pid))
            .orElse("master " + pid);
    if (settings.isPresent() && !settings.get().restartsAfterTerm()) {
      boolean sure = settings.get().distrust().isEmpty();
      return new Finding(
          sure ? Severity.INFO : Severity.WARNING,
          FindingCode.SUPERVISORD_RESPAWNS,
          "supervisord (%s) started %s as %s; with %s it starts none when OLD exits. NEW will not be known to it."
              .formatted(owner.pid(), started, name, said(settings.get())),
          remedy,
          sure ? Set.of() : EnumSet.of(Step.USR2, Step.TERM));
    }
    String setting = settings.map(one -> "with " + said(one)).orElse("with autorestart, if set,");
    return new Finding(
        Severity.WARNING,
        FindingCode.SUPERVISORD_RESPAWNS,
        "supervisord (%s) started %s as %s: %s it starts a third master when OLD exits.%s"
            .formatted(
                owner.pid(),
                started,
                name,
                setting,
                pidfile(Pidfile.path(application, snapshot, history))),
        remedy,
        EnumSet.of(Step.USR2, Step.TERM));
  }

  private static String pidfile(Reading<Optional<String>> path) {
    return path.map(known -> known.isPresent() ? PIDFILE : "").orElse(MAYBE_PIDFILE);
  }

  /** The setting, and who says so where that is another: his word lessens no warning. */
  private static String said(ProgramSettings settings) {
    return settings.distrust().isEmpty()
        ? settings.restartText()
        : settings.restartText() + " (" + settings.source() + ")";
  }

  /** What somebody has to type where we do not ask supervisord ourselves. */
  private static String byHand(Supervisor owner, SupervisordFacts facts, SupervisordStop stop) {
    Optional<ProgramSettings> settings = facts.settings(owner.name());
    if (settings.filter(ProgramSettings::stopAsGroup).isPresent()) {
      return "stopasgroup=true (%s): supervisorctl stop would end NEW too (%s)."
          .formatted(settings.get().source(), stop.harm().orElse(""));
    }
    return "Retire OLD by %s instead of TERM%s (%s)."
        .formatted(
            SupervisordStop.typed(owner, facts).text(),
            settings.isPresent() ? "" : ", unless stopasgroup is set",
            stop.harm().orElse(""));
  }

  /** What somebody has to type where supervisord runs in a container. */
  private static String inside(Application application, History history) {
    Supervisor owner = application.supervisor();
    SupervisordStop stop =
        SupervisordStop.inside(
            owner,
            history.owners().supervisord(owner.pid()),
            GracefulTimeout.of(application, history).seconds());
    return stop.harm()
        .map(harm -> harm + ".")
        .orElse(
            "Retire OLD by %s%s; it starts none."
                .formatted(
                    new TypedCommand(stop.words()).text(),
                    stop.doubt().map(doubt -> " (" + doubt + ")").orElse("")));
  }
}
