package gunitop.supervision.control;

import gunitop.gunicorn.ControlAnswer;
import gunitop.gunicorn.ControlSocket;
import gunitop.process.ProcessId;
import gunitop.supervision.PinnedProcess;
import gunitop.trust.Budget;
import gunitop.trust.TrustedSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The masters of this host that run as root or we do. Each path is asked once, on behalf of all
 * masters that have bound it; the one that listens there answers for itself. For one thread.
 */
public final class LiveControl implements ControlSource {
  /** One that was silent is left alone for so long: its queue shall not fill with our questions. */
  private static final long REST_NANOS = Duration.ofSeconds(10).toNanos();

  private final Duration patience;
  private final Map<String, Long> restingUntil = new HashMap<>();
  private final Set<ControlSocket> foreign = new HashSet<>();

  /** Asks within the budget. */
  public LiveControl() {
    this(Budget.CONTROL_TIME);
  }

  /**
   * Asks.
   *
   * @param patience how long a master may take
   */
  LiveControl(Duration patience) {
    this.patience = patience;
  }

  @Override
  public Map<ProcessId, ControlAnswer> ask(List<ControlSocket> sockets) {
    forget(sockets);
    Map<String, Map<Integer, ControlSocket>> byPath = new LinkedHashMap<>();
    for (ControlSocket socket : sockets) {
      if (byPath.size() < Budget.CONTROL_SOCKETS && mayBeAsked(socket)) {
        pathHere(socket)
            .ifPresent(
                path ->
                    byPath
                        .computeIfAbsent(path, unused -> new HashMap<>())
                        .put(socket.master().pid(), socket));
      }
    }
    Map<ProcessId, ControlAnswer> answers = new HashMap<>();
    byPath.forEach((path, masters) -> ask(path, masters, answers));
    return answers;
  }

  /** What is known of sockets that are no more. */
  private void forget(List<ControlSocket> living) {
    foreign.retainAll(living);
    restingUntil.values().removeIf(until -> until - System.nanoTime() <= 0);
  }

  private boolean mayBeAsked(ControlSocket socket) {
    return !foreign.contains(socket) && PinnedProcess.objection(socket.master()).isEmpty();
  }

  /** The path by which we reach it: its master may have another root directory. */
  private Optional<String> pathHere(ControlSocket socket) {
    return PinnedProcess.root(socket.master().pid())
        .map(root -> (root.equals("/") ? "" : root) + socket.path());
  }

  private void ask(
      String path, Map<Integer, ControlSocket> masters, Map<ProcessId, ControlAnswer> answers) {
    if (restingUntil.containsKey(path)) {
      return;
    }
    Optional<TrustedSocket> checked = TrustedSocket.open(path).value();
    if (checked.isEmpty()) {
      return;
    }
    try (TrustedSocket socket = checked.get()) {
      Exchange.Outcome outcome =
          Exchange.with(socket.descriptorPath(), masters::containsKey, patience);
      if (outcome instanceof Exchange.Answered answered) {
        ProcessId master = masters.get(answered.pid()).master();
        if (PinnedProcess.isAlive(master)) {
          answers.put(master, answered.answer());
        }
      } else if (outcome instanceof Exchange.Silent) {
        restingUntil.put(path, System.nanoTime() + REST_NANOS);
      } else if (outcome instanceof Exchange.Foreign stranger) {
        foreign.add(masters.get(stranger.pid()));
      }
    }
  }
}
