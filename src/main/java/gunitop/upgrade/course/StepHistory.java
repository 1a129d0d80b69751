package gunitop.upgrade.course;

import gunitop.ui.Msg;
import gunitop.upgrade.Command;
import gunitop.upgrade.Review;
import gunitop.upgrade.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps that this run of the program has sent. Memory for the screen only: where an upgrade
 * stands is judged by the processes.
 *
 * @param flights on their way, at most one an application
 * @param landings seen to be done or failed, oldest first, since each application's last USR2
 */
public record StepHistory(List<PendingStep> flights, List<FinishedStep> landings) {
  public static final StepHistory NONE = new StepHistory(List.of(), List.of());
  private static final int KEPT_LANDINGS = 64;

  /** Copies the lists. */
  public StepHistory {
    flights = List.copyOf(flights);
    landings = List.copyOf(landings);
  }

  /** The step that this application waits for. */
  public Optional<PendingStep> flight(ApplicationTrack track) {
    return flights.stream().filter(flight -> flight.concerns(track)).findFirst();
  }

  /** Whether no step was sent that is still told of. */
  public boolean isEmpty() {
    return flights.isEmpty() && landings.isEmpty();
  }

  /** How the last step of this application ended. */
  public Optional<FinishedStep> lastLanding(ApplicationTrack track) {
    return landings(track).stream().reduce((first, second) -> second);
  }

  /** How the last step of this kind ended for this application. */
  public Optional<FinishedStep> landing(ApplicationTrack track, Step step) {
    return landings(track).stream()
        .filter(landing -> landing.step() == step)
        .reduce((first, second) -> second);
  }

  /** How the step ended that this command was sent for. */
  public Optional<FinishedStep> landing(Command command) {
    return landings.stream()
        .filter(landing -> landing.command().equals(command))
        .reduce((first, second) -> second);
  }

  private List<FinishedStep> landings(ApplicationTrack track) {
    return landings.stream()
        .filter(landing -> landing.track().masters().stream().anyMatch(track.masters()::contains))
        .toList();
  }

  /** With one more on its way, in the place of an earlier one of the same application. */
  public StepHistory departing(PendingStep flight) {
    List<PendingStep> others = new ArrayList<>(flights);
    others.removeIf(other -> other.concerns(flight.track()));
    others.add(flight);
    List<FinishedStep> kept = new ArrayList<>(landings);
    if (flight.step() == Step.USR2) {
      kept.removeAll(landings(flight.track()));
    }
    return new StepHistory(others, kept);
  }

  /** The flight that waits to be sent with this command. */
  public Optional<PendingStep> unsent(Command command) {
    return flights.stream()
        .filter(flight -> flight.sentAt().isEmpty() && flight.command().equals(command))
        .findFirst();
  }

  /** With this flight as it is now. */
  public StepHistory replacing(PendingStep before, PendingStep after) {
    return new StepHistory(
        flights.stream().map(flight -> flight.equals(before) ? after : flight).toList(), landings);
  }

  /** Without this flight. */
  public StepHistory without(PendingStep flight) {
    return new StepHistory(
        flights.stream().filter(other -> !other.equals(flight)).toList(), landings);
  }

  /** With this flight ended. */
  public StepHistory landed(PendingStep flight, FinishedStep landing) {
    List<FinishedStep> all = new ArrayList<>(landings);
    all.add(landing);
    List<FinishedStep> kept = all.subList(Math.max(0, all.size() - KEPT_LANDINGS), all.size());
    return new StepHistory(without(flight).flights(), kept);
  }

  /** With another landing in the place of one. */
  public StepHistory replacing(FinishedStep before, FinishedStep after) {
    return new StepHistory(
        flights,
        landings.stream().map(landing -> landing.equals(before) ? after : landing).toList());
  }

  /** With lines of a log, for the landings that wait for them. */
  public StepHistory reading(Msg.LogRead message) {
    return new StepHistory(
        flights.stream().map(flight -> flight.reading(message)).toList(),
        landings.stream().map(landing -> landing.reading(message)).toList());
  }

  /** With the landings' applications followed to the last review. */
  public StepHistory following(Review review) {
    return landings.isEmpty()
        ? this
        : new StepHistory(
            flights,
            landings.stream()
                .map(landing -> landing.following(landing.track().follow(review.assessments())))
                .toList());
  }
}
