package gunitop.upgrade;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.LaunchLine;
import gunitop.gunicorn.Master;
import gunitop.gunicorn.Pidfile;
import gunitop.gunicorn.Supervisor;
import gunitop.process.Listener;
import gunitop.process.ProcessSample;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Back under supervisord: NEW, which supervisord does not know, makes room for the third master
 * that it has started. Gunicorn retries once a second, so that the listener is closed for up to
 * that long.
 */
final class TakeoverOffer {
  /** A stopped sync worker keeps the listener until its interpreter has gone down. */
  private static final int SYNC_LEAD_MILLIS = 300;

  /** All of them do at the same time, on few CPUs. */
  private static final int WORKER_MILLIS = 50;

  /** Idle gthread and gevent workers look once a second whether they shall stop. */
  private static final int LONGEST_LEAD_MILLIS = 950;

  private TakeoverOffer() {}

  static StepOffer of(Situation situation) {
    Application application = situation.application();
    Supervisor owner = application.supervisor();
    Generation serving = application.old();
    Optional<Master> latest = situation.history().thirds().latest(serving.master().id());
    boolean comes =
        application.third().isPresent()
            || latest.isPresent() && !OwnerFindings.isAtRest(owner, situation.history());
    if (!comes) {
      return nothing("no third master waits to take over: supervisorctl start starts one");
    }
    Master third = application.third().or(() -> latest).orElseThrow();
    Command command =
        new Command(
            new Act.Yield(
                owner.pid(),
                owner.name(),
                logs(situation, third),
                lead(third, serving.workers().size())),
            serving.master().id());
    if (application.listeners().stream().anyMatch(one -> isUnix(one))) {
      return StepOffers.refused(
          Step.HANDOVER, command, "a unix socket's file can vanish when a third master takes over");
    }
    if (Pidfile.of(application, situation.snapshot(), situation.history()).isPresent()
        || line(third).flatMap(LaunchLine::pidfile).isPresent()) {
      return StepOffers.refused(
          Step.HANDOVER, command, "with a pidfile the third master dies on it: Already running");
    }
    return StepOffers.allowed(
        Step.HANDOVER, command, Confirmation.YES, consequence(situation, third));
  }

  private static String consequence(Situation situation, Master third) {
    boolean timed = !logs(situation, third).isEmpty();
    String gap =
        timed
            ? String.format(
                Locale.ROOT,
                "connections are refused for up to %.1f s, or 1 s more if it misses its try",
                lead(third, situation.old().workers().size()) / 1e3)
            : "no log of it can be read: connections are refused for up to 2 s";
    String rate =
        situation
            .history()
            .owners()
            .connectionsPerSecond()
            .map(each -> String.format(Locale.ROOT, "; %.0f a second come to this host now", each))
            .orElse("");
    return "the third master takes over: %s%s".formatted(gap, rate);
  }

  private static boolean isUnix(Listener listener) {
    return listener.address().startsWith("unix:");
  }

  private static Optional<LaunchLine> line(Master master) {
    return LaunchLine.of(master.process().traits().commandLine());
  }

  /** Where Gunicorn's error log may go: the masters' own files, and what supervisord writes. */
  private static List<String> logs(Situation situation, Master third) {
    Stream<ProcessSample> writers =
        Stream.concat(
            Stream.of(third.process()),
            situation.snapshot().process(situation.application().supervisor().pid()).stream());
    return writers
        .flatMap(one -> one.files().map(files -> files.logs()).orElse(List.of()).stream())
        .distinct()
        .toList();
  }

  /** How long before its try NEW must be told, so that no worker holds the listener at it. */
  private static int lead(Master third, int workers) {
    boolean sync =
        line(third)
            .filter(one -> one.arguments().stream().noneMatch(TakeoverOffer::isAsynchronous))
            .isPresent();
    return sync
        ? Math.min(LONGEST_LEAD_MILLIS, SYNC_LEAD_MILLIS + workers * WORKER_MILLIS)
        : LONGEST_LEAD_MILLIS;
  }

  private static boolean isAsynchronous(String word) {
    return word.contains("gthread")
        || word.contains("gevent")
        || word.contains("eventlet")
        || word.contains("--threads");
  }

  private static StepOffer nothing(String reason) {
    return new StepOffer(Step.HANDOVER, Optional.empty(), false, Confirmation.NONE, reason);
  }
}
