package gunitop.app;

import gunitop.gunicorn.ControlAnswer;
import gunitop.gunicorn.ControlSocket;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationState;
import gunitop.gunicorn.OwnerFacts;
import gunitop.gunicorn.Worker;
import gunitop.holdings.HoldingsKnowledge;
import gunitop.holdings.HoldingsQuestion;
import gunitop.holdings.host.HostHoldings;
import gunitop.ownership.OwnerQuery;
import gunitop.preflight.PreflightAdvice;
import gunitop.preflight.host.HostPreflight;
import gunitop.probe.ProbeUrl;
import gunitop.process.Focus;
import gunitop.process.Printable;
import gunitop.process.ProcessId;
import gunitop.process.ProcessSample;
import gunitop.release.CodeKnowledge;
import gunitop.release.CodeQuestion;
import gunitop.release.disk.CodeSource;
import gunitop.release.disk.DiskReader;
import gunitop.report.JsonReport;
import gunitop.report.TextReport;
import gunitop.sampling.Sampler;
import gunitop.supervision.OwnerSource;
import gunitop.supervision.control.ControlSource;
import gunitop.supervision.control.LiveControl;
import gunitop.ui.Msg;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Review;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** One snapshot as text, for {@code --once}. */
final class Once {
  /** The first look finds masters, the second their workers, the third what hangs on both. */
  private static final int LOOKS = 3;

  /** A file that closes as it is looked at leaves a process read in part: so many looks more. */
  private static final int AGAIN = 3;

  /** NEW counts as ready once it has been so for 2 s; then no look is needed any more. */
  private static final double GATE_SECONDS = 2;

  /** On a busy host it may be seen complete late. */
  private static final long LONGEST_NANOS = 6_000_000_000L;

  private static final long BETWEEN_LOOKS_NANOS = 100_000_000L;

  private final Sampler sampler;
  private final Map<String, String> troubles = new TreeMap<>();

  Once(Sampler sampler) {
    this.sampler = sampler;
  }

  /**
   * What is to be printed.
   *
   * @param text the snapshot; empty where there is none of what was asked for
   * @param refusal why there is none, in one line
   * @param exitCode what to end with, once it is printed
   */
  record Answer(String text, Optional<String> refusal, int exitCode) {}

  /**
   * Looks.
   *
   * @param pid show the application of this process alone
   * @param user show the applications with a process of this user alone
   * @param probe ask the one application that is shown for this
   */
  Answer answer(
      OptionalInt pid, Optional<RequestedUser> user, boolean json, Optional<ProbeUrl> probe) {
    Review review =
        look(sampler, KnownOwner.live()::ask, new LiveControl(), new Background(this::note));
    review = holding(advised(review, new Background(this::note)), new Background(this::note));
    List<Assessment> shown = review.assessments();
    if (pid.isPresent()) {
      Optional<Target.Refused> refusal = Target.refusal(pid.getAsInt(), review);
      if (refusal.isPresent()) {
        return new Answer("", Optional.of(refusal.get().line()), refusal.get().exitCode());
      }
      shown = Target.of(pid.getAsInt(), review).stream().toList();
    }
    if (user.isPresent()) {
      shown = shown.stream().filter(one -> user.get().owns(one.application())).toList();
    }
    if (probe.isPresent() && shown.size() > 1) {
      String many = "--probe asks one application, and here are " + shown.size() + ": give a PID";
      return new Answer("", Optional.of(many), ExitCode.USAGE);
    }
    if (probe.isPresent() && shown.size() == 1) {
      ProbeOnce asking = new ProbeOnce(new Background(this::note));
      review = review.advised(asking.of(probe.get(), shown.get(0).application()));
      shown = ProbeOnce.in(review, shown.get(0));
    }
    String nothing =
        user.map(one -> "No Gunicorn master or worker here is " + Printable.of(one.name()) + "'s.")
            .orElse(TextReport.NOTHING);
    return new Answer(
        json
            ? JsonReport.of(Version.current(), review.snapshot(), shown, review.advice(), troubles)
            : TextReport.of(
                Version.current(), review.snapshot(), shown, review.advice(), nothing, troubles),
        Optional.empty(),
        shown.isEmpty() ? none(review) : ExitCode.FINE);
  }

  /** What it is to the shell that nothing was found: where processes are hidden, not "none". */
  static int none(Review review) {
    return review.snapshot().host().hidden().isEmpty()
        ? ExitCode.NO_GUNICORN
        : ExitCode.INTERNAL_ERROR;
  }

  private void note(Msg message) {
    if (message instanceof Msg.SourceReported report) {
      report.trouble().ifPresent(what -> troubles.put(report.source(), what));
    }
  }

  /**
   * Looks until nothing more shows, then asks the masters and their owners; where that fails, which
   * the background reports, what they would say is unknown.
   */
  static Review look(
      Sampler sampler, OwnerSource source, ControlSource masters, Background background) {
    Review review = KnownOwner.review(sampler.sample(Focus.NOTHING));
    long start = review.snapshot().monotonicNanos();
    for (int looks = 1;
        looks < LOOKS
            || looks < LOOKS + AGAIN && isReadInPart(review)
            || isUndecided(review, start);
        looks++) {
      if (looks >= LOOKS) {
        LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
      }
      review = review.next(sampler.sample(review.focus(Set.of(), true)));
    }
    review = heard(review, masters, background);
    OwnerQuery owners = review.owners();
    if (owners.isNobody()) {
      return review;
    }
    AtomicReference<OwnerFacts> facts = new AtomicReference<>(OwnerFacts.NONE);
    background.run(OwnersLoop.SOURCE, () -> facts.set(source.ask(owners)));
    return review.knowing(facts.get());
  }

  /** Knowing which code lies on disk, too; where that cannot be read it is unknown. */
  private static Review informed(Review review, CodeSource disk, Background background) {
    List<CodeQuestion> questions =
        review.assessments().stream()
            .flatMap(one -> CodeQuestion.of(one.application(), review).stream())
            .toList();
    AtomicReference<CodeKnowledge> read = new AtomicReference<>(CodeKnowledge.NONE);
    background.run(
        CodeLoop.SOURCE,
        () ->
            read.set(new CodeKnowledge(disk.read(questions), review.snapshot().monotonicNanos())));
    return review.advised(read.get());
  }

  /** With what is read beside the snapshots: the code on disk, and what would make NEW fail. */
  static Review advised(Review review, Background background) {
    Review informed = informed(review, new DiskReader(), background);
    AtomicReference<Review> advised = new AtomicReference<>(informed);
    background.run(
        PreflightLoop.SOURCE,
        () ->
            advised.set(
                informed.advised(
                    PreflightAdvice.of(
                        new HostPreflight().read(review.relaunches(), review.snapshot())))));
    return advised.get();
  }

  /** Knowing what generations hold, too; where that cannot be read it is unknown. */
  private static Review holding(Review review, Background background) {
    List<HoldingsQuestion> questions =
        review.assessments().stream()
            .flatMap(one -> HoldingsQuestion.of(one.application(), review.snapshot()).stream())
            .toList();
    AtomicReference<HoldingsKnowledge> read = new AtomicReference<>(HoldingsKnowledge.NONE);
    background.run(
        HoldingsLoops.HOLDINGS,
        () ->
            read.set(
                new HoldingsKnowledge(
                    new HostHoldings().read(questions), review.snapshot().monotonicNanos())));
    return review.advised(read.get());
  }

  private static Review heard(Review review, ControlSource masters, Background background) {
    List<ControlSocket> sockets = review.controlSockets();
    if (sockets.isEmpty()) {
      return review;
    }
    AtomicReference<Map<ProcessId, ControlAnswer>> answers = new AtomicReference<>(Map.of());
    background.run(ControlLoop.SOURCE, () -> answers.set(masters.ask(sockets)));
    return review.hearing(answers.get());
  }

  private static boolean isReadInPart(Review review) {
    return review.assessments().stream()
        .flatMap(assessment -> assessment.application().generations().stream())
        .flatMap(one -> Stream.concat(Stream.of(one.master().process()), workers(one)))
        .anyMatch(one -> one.isAlive() && !one.hasAllFiles() && !one.files().isDenied());
  }

  private static Stream<ProcessSample> workers(Generation generation) {
    return generation.workers().stream().map(Worker::process);
  }

  /** Whether a NEW generation is complete, and a moment more will show whether it stays so. */
  private static boolean isUndecided(Review review, long start) {
    return review.snapshot().monotonicNanos() - start < LONGEST_NANOS
        && review.assessments().stream()
            .flatMap(assessment -> assessment.application().newGeneration().stream())
            .anyMatch(Once::isFreshlyComplete);
  }

  private static boolean isFreshlyComplete(Generation newGeneration) {
    return newGeneration.state() == GenerationState.SERVING
        && newGeneration.isWhole()
        && newGeneration.completeForSeconds() < GATE_SECONDS;
  }
}
