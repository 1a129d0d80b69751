package gunitop.app;

import gunitop.hands.Claim;
import gunitop.hands.Controls;
import gunitop.hands.ControlsKnowledge;
import gunitop.hands.Hands;
import gunitop.hands.TakeoverAnswer;
import gunitop.process.ProcessId;
import gunitop.ui.Msg;
import gunitop.upgrade.Assessment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Takes the controls of the applications that the operator works on, each second again where others
 * hold them, and gives them back; and stands before each act: none leaves but by {@link #begin}.
 */
final class ControlsLoop implements AutoCloseable {
  private static final String SOURCE = "the controls of applications";
  private static final long PACE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Background background;
  private final Hands hands;
  private final Consumer<Msg> receiver;
  private final Consumer<Runnable> questions;
  private final PeriodicTask task;
  private List<Claim> wanted = List.of();
  private boolean changed;
  private boolean holdsMore;
  private boolean serves;
  private long lastNanos;
  private ControlsKnowledge told = ControlsKnowledge.NONE;
  private volatile List<Assessment> assessments = List.of();

  ControlsLoop(Background background, Hands hands, Consumer<Msg> receiver) {
    this.background = background;
    this.hands = hands;
    this.receiver = receiver;
    this.task = background.periodic(SOURCE, this::waitNanos, this::turn);
    this.questions = background.line("a request for the controls");
  }

  void start() {
    task.start();
  }

  /** Takes note of whose controls are wanted, and of which master a process belongs to. */
  void watch(List<Claim> claims, List<Assessment> applications) {
    assessments = applications;
    task.change(
        () -> {
          changed |= !claims.equals(wanted);
          wanted = claims;
          return changed;
        });
  }

  /**
   * Before an act on this process: where it belongs to an application, its controls must be ours.
   *
   * @return why it must not be done; where empty, {@link #end} must follow
   */
  Optional<String> begin(ProcessId target) {
    Controls controls = hands.begin(claim(target));
    nudge();
    return controls.refusal();
  }

  /** The act is done. */
  void end() {
    hands.end();
  }

  /** Asks whoever holds these controls to give them up. */
  void takeOver(Claim claim) {
    questions.accept(
        () -> {
          if (hands.ask(claim) instanceof TakeoverAnswer.NotGiven refused) {
            receiver.accept(new Msg.TakeoverRefused(refused.reason()));
          }
          nudge();
        });
  }

  /** That of the application which the process is a part of; nothing where it is of none. */
  private Claim claim(ProcessId target) {
    return assessments.stream()
        .map(Assessment::application)
        .filter(
            one ->
                one.contains(target)
                    || one.strays().stream().anyMatch(stray -> stray.id().equals(target)))
        .findFirst()
        .map(Claim::of)
        .orElse(new Claim(List.of()));
  }

  private void nudge() {
    task.change(
        () -> {
          changed = true;
          return true;
        });
  }

  private long waitNanos() {
    if (changed) {
      return 0;
    }
    return wanted.isEmpty() && !holdsMore
        ? PeriodicTask.NEVER
        : lastNanos + PACE_NANOS - System.nanoTime();
  }

  private void turn() {
    List<Claim> claims = task.look(this::begun);
    try {
      if (!serves && !claims.isEmpty()) {
        serves = true;
        background.start("requests for the controls", () -> hands.serve(this::nudge));
      }
      Map<ProcessId, Controls> found = new HashMap<>();
      Set<ProcessId> masters = new HashSet<>();
      for (Claim claim : claims) {
        Controls controls = hands.take(claim);
        claim.masters().forEach(master -> found.put(master, controls));
        masters.addAll(claim.masters());
      }
      boolean more = hands.keepOnly(masters);
      task.look(() -> holdsMore = more);
      tell(new ControlsKnowledge(found));
    } finally {
      lastNanos = System.nanoTime();
    }
  }

  private List<Claim> begun() {
    changed = false;
    return wanted;
  }

  private void tell(ControlsKnowledge now) {
    if (!now.equals(told)) {
      told = now;
      receiver.accept(new Msg.ControlsReported(now));
    }
  }

  /** Lets no further turn begin, and gives back all that is held. */
  @Override
  public void close() {
    task.close();
    hands.close();
  }
}
