package gunitop.e2e;

import gunitop.app.KnownOwner;
import gunitop.gunicorn.Attention;
import gunitop.gunicorn.Generation;
import gunitop.process.Focus;
import gunitop.process.ProcessId;
import gunitop.process.Signal;
import gunitop.rehearsal.Stand.Kind;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Review;
import gunitop.upgrade.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Drives one side, and writes down what is judged of it: each stage with the codes of its findings,
 * once for as long as it lasts. What lasts shorter than {@link #LASTS_SECONDS} is left out: between
 * two looks at a busy machine it may not be seen at all.
 */
final class Truth {
  static final double IMPORT_SECONDS = 2.5;
  private static final double LASTS_SECONDS = 1.2;
  private static final double LOOK_SECONDS = 0.02;
  private static final double ASK_SECONDS = 0.5;
  private static final double PATIENCE_SECONDS = 60;

  private final Side side;
  private final List<String> lines = new ArrayList<>();
  private Review review;
  private String current = "";
  private long sinceNanos;
  private long askedNanos;

  /** How both are started. */
  record Setting(
      boolean daemon,
      boolean pidfile,
      boolean supervised,
      int workers,
      int timeout,
      boolean hangs,
      List<String> more) {}

  Truth(Side side) {
    this.side = side;
    review = KnownOwner.review(side.look(Focus.NOTHING));
    sinceNanos = review.snapshot().monotonicNanos();
    askedNanos = sinceNanos;
  }

  /** What was written down; what is so now counts whatever its time. */
  List<String> transcript() {
    write();
    return List.copyOf(lines);
  }

  Truth puts(Kind kind) {
    return puts(kind, IMPORT_SECONDS);
  }

  Truth puts(Kind kind, double importSeconds) {
    side.put(kind, importSeconds);
    return this;
  }

  Truth hangs() {
    side.hang();
    return this;
  }

  Truth sendsOld(Signal signal) {
    return sends(signal, mine().get(0).application().old().master().id());
  }

  Truth sendsNew(Signal signal) {
    return sends(signal, mine().get(0).application().newGeneration().orElseThrow().master().id());
  }

  private Truth sends(Signal signal, ProcessId target) {
    side.signal(signal, target);
    if (signal == Signal.TERM) {
      review = review.dismissing(target);
    }
    return this;
  }

  /** Until one generation has been complete for a while. */
  Truth untilSteady() {
    return until(
        Stage.STEADY,
        one -> one.application().newGeneration().isEmpty() && isSettled(one.application().old()));
  }

  /** Until NEW has been complete for as long as OLD may not be touched. */
  Truth untilOverlap() {
    return until(
        Stage.OVERLAP,
        one -> one.application().newGeneration().filter(Truth::isSettled).isPresent());
  }

  Truth until(Stage stage, Predicate<Assessment> more) {
    return until(
        stage.name(), one -> one.stage() == stage && more.test(one) && hasLasted(LASTS_SECONDS));
  }

  /** Until a finding of this code stands; written down however short that is. */
  Truth untilFound(FindingCode code) {
    until(code.name(), one -> codes(one).contains(code.name()));
    write();
    return this;
  }

  /**
   * Until a finding of this code stands, leaving out what is judged meanwhile: how long the way
   * there takes is the machine's doing.
   */
  Truth untilFoundAtLast(FindingCode code) {
    List<String> before = transcript();
    until(code.name(), one -> codes(one).contains(code.name()));
    lines.clear();
    lines.addAll(before);
    write();
    return this;
  }

  /** Until no finding of this code stands any more. */
  Truth untilGone(FindingCode code) {
    return until("no " + code, one -> !codes(one).contains(code.name()));
  }

  Truth passes(double seconds) {
    long end = review.snapshot().monotonicNanos() + (long) (seconds * 1e9);
    while (review.snapshot().monotonicNanos() < end) {
      look();
    }
    return this;
  }

  private Truth until(String what, Predicate<Assessment> condition) {
    long deadline = review.snapshot().monotonicNanos() + (long) (PATIENCE_SECONDS * 1e9);
    do {
      look();
      if (review.snapshot().monotonicNanos() > deadline) {
        throw new AssertionError("waited in vain for " + what + " after " + transcript());
      }
    } while (mine().stream().noneMatch(condition));
    return this;
  }

  private void look() {
    side.passes(LOOK_SECONDS);
    review = review.next(side.look(review.focus(Set.of(), true).narrowedTo(Attention.HANDLERS)));
    long now = review.snapshot().monotonicNanos();
    if ((now - askedNanos) / 1e9 > ASK_SECONDS && !review.owners().isNobody()) {
      review = review.knowing(side.owners(review.owners()));
      askedNanos = now;
    }
    String seen = String.join("; ", mine().stream().map(Truth::line).toList());
    if (!seen.equals(current)) {
      current = seen;
      sinceNanos = now;
    }
    if (hasLasted(LASTS_SECONDS)) {
      write();
    }
  }

  private void write() {
    if (lines.isEmpty() || !lines.get(lines.size() - 1).equals(current)) {
      lines.add(current);
    }
  }

  private boolean hasLasted(double seconds) {
    return (review.snapshot().monotonicNanos() - sinceNanos) / 1e9 >= seconds;
  }

  private List<Assessment> mine() {
    return review.assessments().stream()
        .filter(one -> one.application().name().startsWith(side.name() + ":"))
        .toList();
  }

  private static boolean isSettled(Generation generation) {
    return generation.isComplete() && generation.completeForSeconds() >= 2.2;
  }

  private static String line(Assessment assessment) {
    return assessment.stage() + " " + codes(assessment);
  }

  private static Set<String> codes(Assessment assessment) {
    Set<String> codes = new TreeSet<>();
    // Whoever runs the tests has started the real one: that is another owner than the simulated.
    assessment.findings().stream()
        .map(Finding::code)
        .filter(code -> code != FindingCode.OWNER_UNKNOWN)
        .map(Enum::name)
        .forEach(codes::add);
    return codes;
  }
}
