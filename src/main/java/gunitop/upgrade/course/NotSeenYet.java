package gunitop.upgrade.course;

import gunitop.process.Snapshot;
import gunitop.upgrade.Command;
import gunitop.upgrade.Step;
import java.util.Optional;

/**
 * Why a command must wait until the effect of what was sent before it is seen: an offer is made of
 * a snapshot that need not show that yet.
 */
public final class NotSeenYet {
  private NotSeenYet() {}

  /**
   * The reason, a short sentence; empty where nothing is awaited.
   *
   * @param seenNanos when the snapshot was taken of which the step was offered, on the clock of
   *     {@link Snapshot#monotonicNanos}: a wall clock may be set back
   */
  public static Optional<String> reason(
      StepHistory sent, ApplicationTrack track, Step step, Command command, long seenNanos) {
    return sent.pending(track)
        .flatMap(pending -> reason(pending, step, command))
        .or(
            () ->
                PendingStep.takesWorkers(command)
                    ? menu(sent, track, seenNanos)
                    : Optional.empty());
  }

  private static Optional<String> reason(PendingStep pending, Step step, Command command) {
    if (pending.step() == step && pending.command().equals(command)) {
      return Optional.of("it was sent already, and its effect is still awaited");
    }
    String harm = PendingStep.takesWorkers(command) ? "; after both nobody would serve" : "";
    return pending.forbids(command)
        ? Optional.of(
            "the effect of %s is still awaited%s".formatted(pending.command().brief(), harm))
        : Optional.empty();
  }

  private static Optional<String> menu(StepHistory sent, ApplicationTrack track, long seenNanos) {
    return sent.menu().stream()
        .filter(one -> one.concerns(track) && one.isUnseen(seenNanos))
        .map(one -> "what %s does is not seen yet".formatted(one.command().text()))
        .findFirst();
  }
}
