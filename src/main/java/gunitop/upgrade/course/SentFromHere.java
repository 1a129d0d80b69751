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
    return timeline.entries().stream()
        .filter(entry -> entry.masters().contains(command.target()))
        .anyMatch(entry -> tells(entry, command.text()));
  }

  private static boolean tells(Observation entry, String text) {
    String told = entry.text();
    return entry.source() == Observation.Source.YOU
        ? told.equals(text) || told.startsWith(text + ",") || told.startsWith(text + ";")
        : told.startsWith(notKnown(text));
  }

  /** What the timeline says of a command that an earlier run may have sent, and may not. */
  public static String notKnown(Command command) {
    return notKnown(command.text()) + ": gunitop ended before it was told";
  }

  private static String notKnown(String text) {
    return "whether " + text + " was sent is not known";
  }
}
