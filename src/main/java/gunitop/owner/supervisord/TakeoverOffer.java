package gunitop.owner.supervisord;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationState;
import gunitop.gunicorn.LaunchLine;
import gunitop.gunicorn.Master;
import gunitop.gunicorn.Pidfile;
import gunitop.gunicorn.Preload;
import gunitop.gunicorn.Supervisor;
import gunitop.gunicorn.Worker;
import gunitop.process.Listener;
import gunitop.process.OpenFiles;
import gunitop.process.ProcessId;
import gunitop.upgrade.Act;
import gunitop.upgrade.Command;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.Situation;
import gunitop.upgrade.Step;
import gunitop.upgrade.StepOffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Back under supervisord: NEW, which supervisord does not know, makes room for the third master
 * that it has started. Gunicorn retries once a second, so that the listener is closed for up to
 * that long.
 */
final class TakeoverOffer {
  private static final double LONG_SECONDS = 1;

  private TakeoverOffer() {}

  static StepOffer of(Situation situation) {
    Application application = situation.application();
    Supervisor owner = application.supervisor();
    Generation serving = application.old();
    if (owner.isContained()) {
      return nothing("supervisord runs in a container: start gunitop there to let it take over");
    }
    Optional<Master> latest = situation.history().thirds().latest(serving.master().id());
    boolean comes =
        application.third().isPresent()
            || latest.isPresent()
                && !situation.history().owners().supervisord(owner.pid()).isAtRest(owner.name());
    if (!comes) {
      return nothing("no third master waits to take over: supervisorctl start starts one");
    }
    Master third = application.third().or(() -> latest).orElseThrow();
    Command command =
        new Command(
            new Act.Yield(
                owner.pid(), owner.name(), logs(situation), TakeoverLead.millis(situation, third)),
            serving.master().id());
    if (serving.state() == GenerationState.RETIRING) {
      return StepOffer.refused(
          Step.HANDOVER, command, "it is stopping already: the third master binds by itself then");
    }
    if (application.listeners().stream().anyMatch(one -> isUnix(one))) {
      return StepOffer.refused(
          Step.HANDOVER, command, "a unix socket's file can vanish when a third master takes over");
    }
    if (Pidfile.of(application, situation.snapshot(), situation.history()).isPresent()
        || TakeoverLead.line(third).flatMap(LaunchLine::pidfile).isPresent()) {
      return StepOffer.refused(
          Step.HANDOVER, command, "with a pidfile the third master dies on it: Already running");
    }
    String consequence = consequence(situation, third);
    return mayDieOnPidfile(situation, third)
        ? StepOffer.allowed(
            Step.HANDOVER,
            command,
            Confirmation.TYPE,
            "whether there is a pidfile is unknown: on one the third master dies; " + consequence)
        : StepOffer.allowed(Step.HANDOVER, command, Confirmation.YES, consequence);
  }

  /**
   * A master takes its pidfile before it has handlers ({@code gunicorn/arbiter.py start}): one that
   * has them does not die on a pidfile any more.
   */
  private static boolean mayDieOnPidfile(Situation situation, Master third) {
    return !third.hasHandlers()
        && Pidfile.isPossible(situation.application(), situation.snapshot(), situation.history());
  }

  private static String consequence(Situation situation, Master third) {
    boolean timed = !logs(situation).isEmpty();
    String gap =
        timed
            ? String.format(
                Locale.ROOT,
                "connections are refused for up to %.1f s, or 1 s more if it misses its try",
                TakeoverLead.millis(situation, third) / 1e3)
            : "no log of it can be read: connections are refused for up to 2 s";
    String rate =
        situation
            .history()
            .owners()
            .connectionsPerSecond()
            .map(each -> String.format(Locale.ROOT, "; %.0f a second come to this host now", each))
            .orElse("");
    return "the third master takes over: %s%s%s%s"
        .formatted(gap, loading(situation), longRequest(situation, third), rate);
  }

  /** It forks its workers only once it has bound: those that load the application then, late. */
  private static String loading(Situation situation) {
    return situation.application().preload().verdict() == Preload.Verdict.YES
        ? ""
        : "; unless it preloads, nobody serves until its workers have loaded the application";
  }

  private static boolean isUnix(Listener listener) {
    return listener.address().startsWith("unix:");
  }

  /** Where Gunicorn's error log may go: the masters' own files, and what supervisord writes. */
  private static List<String> logs(Situation situation) {
    ProcessId serving = situation.old().master().id();
    Set<String> logs = new TreeSet<>(situation.history().thirds().logs(serving));
    situation
        .snapshot()
        .process(situation.application().supervisor().pid())
        .map(one -> one.files().map(OpenFiles::logs).orElse(List.of()))
        .ifPresent(logs::addAll);
    return List.copyOf(logs);
  }

  /**
   * A sync worker closes the listener only after its request: until then the third master cannot
   * bind, and whoever connects waits in a backlog that nobody serves and that is reset at the end.
   */
  private static String longRequest(Situation situation, Master third) {
    if (!TakeoverLead.isSync(third)) {
      return "";
    }
    String text = "";
    double longest = LONG_SECONDS;
    for (Worker worker : situation.old().workers()) {
      for (long inode : worker.process().connectionInodes().orElse(Set.of())) {
        double seconds = situation.history().connectionSeconds(inode, situation.snapshot());
        if (seconds >= longest) {
          longest = seconds;
          text =
              String.format(
                  Locale.ROOT,
                  "; until worker %s's request ends (%.0f s so far) nobody is answered, who connects is lost",
                  worker.process().pid(),
                  seconds);
        }
      }
    }
    return text;
  }

  private static StepOffer nothing(String reason) {
    return StepOffer.nothing(Step.HANDOVER, reason);
  }
}
