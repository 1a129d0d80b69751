package gunitop.upgrade.course;

import gunitop.process.ProcessId;
import gunitop.process.Signal;
import gunitop.upgrade.Command;
import gunitop.upgrade.Observation;
import gunitop.upgrade.Step;
import java.util.List;
import java.util.stream.Stream;

/**
 * What this run of the program has sent: steps, as they are handed over, and all else that the
 * timeline tells of.
 */
public record SentFromHere(StepHistory steps, Timeline timeline) {
  private static final List<Step> ENDINGS = List.of(Step.TERM, Step.HANDOVER, Step.REVERT);

  private static final Signal[] DEADLY = {Signal.TERM, Signal.QUIT, Signal.INT, Signal.KILL};

  /** Whether one of these signals was sent to this master. */
  boolean any(ProcessId master, Signal... signals) {
    return Stream.of(signals)
        .map(signal -> new Command(signal, master))
        .anyMatch(command -> isStep(command) || isTold(command));
  }

  /** Whether this master may have been told to end, by a signal or by a call. */
  boolean ends(ApplicationTrack track, ProcessId master) {
    return any(master, DEADLY)
        || ENDINGS.stream().anyMatch(step -> steps.finished(track, step).isPresent())
        || steps.pending(track).filter(one -> ENDINGS.contains(one.step())).isPresent();
  }

  private boolean isStep(Command command) {
    return steps.pending().stream().anyMatch(one -> one.command().doesTheSame(command))
        || steps.finished().stream().anyMatch(one -> one.command().doesTheSame(command));
  }

  /** As {@code SendReport} words it: the command, and what is not as it should be about it. */
  private boolean isTold(Command command) {
    String text = command.text();
    return timeline.entries().stream()
        .filter(entry -> entry.source() == Observation.Source.YOU)
        .filter(entry -> entry.masters().contains(command.target()))
        .map(Observation::text)
        .anyMatch(
            told ->
                told.equals(text) || told.startsWith(text + ",") || told.startsWith(text + ";"));
  }
}
