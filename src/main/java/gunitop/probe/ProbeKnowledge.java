package gunitop.probe;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.process.Listener;
import gunitop.process.ProcessId;
import gunitop.process.Snapshot;
import gunitop.upgrade.Advice;
import gunitop.upgrade.Finding;
import gunitop.upgrade.Stage;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the requests to one application came to.
 *
 * @param listener the inode of its listener
 * @param byMaster what each generation took, by its master
 * @param unknown what nobody was seen to take
 * @param obstacle why the last one could not be sent
 * @param nanos when the last one was sent, on the clock of {@link Snapshot#monotonicNanos}
 */
public record ProbeKnowledge(
    Optional<Long> listener,
    Map<ProcessId, ProbeStatistics> byMaster,
    ProbeStatistics unknown,
    Optional<String> obstacle,
    long nanos)
    implements Advice {
  /** Nothing was asked. */
  public static final ProbeKnowledge NONE =
      new ProbeKnowledge(Optional.empty(), Map.of(), ProbeStatistics.NONE, Optional.empty(), 0);

  /** What was last asked longer ago says nothing of now. */
  private static final long LASTING_NANOS = 60_000_000_000L;

  /** Copies the map. */
  public ProbeKnowledge {
    byMaster = Map.copyOf(byMaster);
  }

  /** What is known among other advice. */
  public static ProbeKnowledge in(Collection<Advice> advice) {
    return Advice.of(ProbeKnowledge.class, advice).orElse(NONE);
  }

  /** With one more; the first to another application begins anew. */
  public ProbeKnowledge after(ProbeQuestion question, ProbeReply reply, long when) {
    Optional<Long> asked = question.listener().map(Listener::inode);
    ProbeKnowledge before = asked.equals(listener) ? this : NONE;
    Optional<String> reason =
        reply.outcome() instanceof ProbeOutcome.NotSent none
            ? Optional.of(none.reason())
            : Optional.empty();
    Map<ProcessId, ProbeStatistics> all = new HashMap<>(before.byMaster);
    reply
        .master()
        .ifPresent(
            master ->
                all.put(
                    master, all.getOrDefault(master, ProbeStatistics.NONE).after(reply.outcome())));
    ProbeStatistics others =
        reply.master().isPresent() ? before.unknown : before.unknown.after(reply.outcome());
    return new ProbeKnowledge(asked, all, others, reason, when);
  }

  /** Whether it is about this application. */
  public boolean concerns(Application application) {
    return listener.isPresent()
        && application.listeners().stream().anyMatch(one -> listener.get() == one.inode());
  }

  /** What a generation took; empty where it was seen to take nothing. */
  public Optional<ProbeStatistics> of(Generation generation) {
    return Optional.ofNullable(byMaster.get(generation.master().id()));
  }

  @Override
  public List<Finding> findings(Application application, Stage stage, Snapshot now) {
    return now.monotonicNanos() - nanos > LASTING_NANOS
        ? List.of()
        : ProbeFinding.of(application, this).stream().toList();
  }
}
