package gunitop.upgrade.course;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.GenerationState;
import gunitop.process.ProcessId;
import gunitop.process.Signal;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Observation;
import gunitop.upgrade.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What happened to an upgrade without a signal from here: a deploy script, a {@code kill} by hand,
 * another gunitop. Tells only what is known: what is seen, and that nothing for it was sent.
 */
public final class SomebodyElse {
  private SomebodyElse() {}

  /**
   * A line for each, after one more snapshot.
   *
   * @param sent what this run of the program has sent
   * @param holder who holds the controls of an application, where that is another gunitop
   */
  public static List<Observation> between(
      List<Assessment> before,
      List<Assessment> after,
      SentFromHere sent,
      Instant time,
      Function<Application, Optional<String>> holder) {
    List<Observation> lines = new ArrayList<>();
    for (Assessment was : before) {
      Optional<Assessment> is =
          after.stream().filter(one -> one.application().isKinOf(was.application())).findFirst();
      if (is.isPresent()) {
        ApplicationTrack track = ApplicationTrack.of(was.application());
        String who =
            holder
                .apply(was.application())
                .map(text -> "; " + text + " holds the controls")
                .orElse("");
        what(was, is.get(), sent, track)
            .map(
                text -> new Observation(time, Observation.Source.SEEN, text + who, track.masters()))
            .ifPresent(lines::add);
      }
    }
    return lines;
  }

  private static Optional<String> what(
      Assessment was, Assessment is, SentFromHere sent, ApplicationTrack track) {
    ProcessId old = was.application().old().master().id();
    int pid = old.pid();
    if (started(was, is).isPresent()) {
      int newMaster = started(was, is).get().master().id().pid();
      return sent.any(old, Signal.USR2)
          ? Optional.empty()
          : Optional.of(
              "somebody else started NEW master " + newMaster + ": no USR2 was sent from here");
    }
    if (was.application().newGeneration().isEmpty() || sent.ends(track, old)) {
      return Optional.empty();
    }
    if (isEnding(is, old) && !isEnding(was, old)) {
      return Optional.of("OLD master " + pid + " ends: no TERM to it was sent from here");
    }
    boolean drained = is.stage() == Stage.DRAINED && was.stage() != Stage.DRAINED;
    return drained && !sent.any(old, Signal.WINCH, Signal.TTOU)
        ? Optional.of(
            "OLD master " + pid + " has no workers left: no WINCH or TTOU was sent from here")
        : Optional.empty();
  }

  /** A NEW generation that was not there: only a USR2 makes a master's child a master. */
  private static Optional<Generation> started(Assessment was, Assessment is) {
    int old = was.application().old().master().id().pid();
    return was.application().newGeneration().isPresent()
        ? Optional.empty()
        : is.application()
            .newGeneration()
            .filter(one -> one.master().process().stat().parent() == old);
  }

  /** Whether this master has closed its listeners, or is gone. */
  private static boolean isEnding(Assessment assessment, ProcessId master) {
    return assessment.application().generations().stream()
        .filter(one -> one.master().id().equals(master))
        .allMatch(one -> one.state() == GenerationState.RETIRING);
  }
}
