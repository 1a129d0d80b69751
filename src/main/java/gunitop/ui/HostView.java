package gunitop.ui;

import gunitop.process.HostLoad;
import gunitop.process.ProcessId;
import gunitop.process.Snapshot;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Review;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What is known of the host now.
 *
 * @param time the wall clock at {@code nanos}
 * @param nanos the monotonic clock, when the last message came that told it
 * @param review the last snapshot and what the core makes of it; empty before the first
 * @param load the host's meters; empty before they were read
 * @param cpu the CPU use of each process
 * @param trends the last minute's curves
 * @param briefing what the rehearsal says; empty where nothing is rehearsed
 */
public record HostView(
    Instant time,
    long nanos,
    Optional<Review> review,
    Optional<HostLoad> load,
    CpuMeter cpu,
    Trends trends,
    Optional<Briefing> briefing) {

  static HostView start(Instant time, long nanos) {
    return new HostView(
        time,
        nanos,
        Optional.empty(),
        Optional.empty(),
        CpuMeter.START,
        Trends.NONE,
        Optional.empty());
  }

  /** The last snapshot. */
  public Optional<Snapshot> snapshot() {
    return review.map(Review::snapshot);
  }

  /** The applications that the last snapshot shows. */
  public List<Assessment> assessments() {
    return review.map(Review::assessments).orElse(List.of());
  }

  /** The application that this process is a master or worker of. */
  public Optional<Assessment> application(ProcessId process) {
    return assessments().stream()
        .filter(assessment -> assessment.application().contains(process))
        .findFirst();
  }

  /** At another instant; the clock does not run backwards. */
  public HostView at(Instant newTime, long newNanos) {
    return newNanos < nanos
        ? this
        : new HostView(newTime, newNanos, review, load, cpu, trends, briefing);
  }

  /** At another instant of the monotonic clock, the wall clock having run along. */
  public HostView at(long newNanos) {
    return at(time.plusNanos(Math.max(0, newNanos - nanos)), newNanos);
  }

  /** With a new review. */
  public HostView after(Review now) {
    Snapshot snapshot = now.snapshot();
    CpuMeter meter = cpu.after(snapshot);
    Trends curves = trends.after(now, meter.usage());
    Instant newTime = snapshot.monotonicNanos() < nanos ? time : snapshot.time();
    long newNanos = Math.max(nanos, snapshot.monotonicNanos());
    return new HostView(newTime, newNanos, Optional.of(now), load, meter, curves, briefing);
  }

  /** With a review that knows more. */
  public HostView knowing(UnaryOperator<Review> more) {
    return new HostView(time, nanos, review.map(more), load, cpu, trends, briefing);
  }

  /** With what the rehearsal says. */
  public HostView with(Briefing said) {
    return new HostView(time, nanos, review, load, cpu, trends, Optional.of(said));
  }

  /** With the host's meters. */
  public HostView with(HostLoad measured) {
    return new HostView(time, nanos, review, Optional.of(measured), cpu, trends, briefing);
  }
}
