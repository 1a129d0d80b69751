package gunitop.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends requests to a simulated application, a steady number a second, and counts what comes back.
 * The kernel keeps a connection waiting that no worker has taken; the client gives up after five
 * seconds.
 */
final class SimulatedClient {
  private static final double PATIENCE_SECONDS = 5;
  private static final double SHORT_SECONDS = 0.02;
  private static final double LONG_SECONDS = 3;
  private static final int ONE_IN_IS_LONG = 120;

  private final DeployedApplication site;
  private final double perSecond;
  private ClientCounts counts = ClientCounts.NONE;

  SimulatedClient(DeployedApplication site, double perSecond) {
    this.site = site;
    this.perSecond = perSecond;
  }

  ClientCounts counts() {
    return counts;
  }

  void start() {
    site.host.schedule.after(
        1 / perSecond,
        () -> {
          send();
          start();
        });
  }

  private void send() {
    boolean isLong = site.host.random.nextInt(ONE_IN_IS_LONG) == 0;
    double seconds =
        isLong ? LONG_SECONDS : SHORT_SECONDS * (0.5 + 1.5 * site.host.random.nextDouble());
    Optional<ListeningSocket> listening = site.host.listening(site.launch.address());
    if (listening.isEmpty()) {
      counts = counts.lost();
      return;
    }
    Request request = new Request(site.host.inode(), seconds, this::answered);
    listening.get().waiting.add(request);
    site.host.schedule.after(
        PATIENCE_SECONDS,
        () -> {
          if (listening.get().waiting.remove(request)) {
            counts = counts.lost();
          }
        });
    dispatch();
  }

  private void answered(CodeVersion by) {
    counts = by == null ? counts.lost() : counts.answered(by);
    site.host.schedule.after(0, this::dispatch);
  }

  /** Idle workers take what waits; which of them the kernel wakes is chance. */
  private void dispatch() {
    for (ListeningSocket listening : List.copyOf(site.host.listeners.values())) {
      List<SimulatedWorker> idle = new ArrayList<>();
      site.workers().stream().filter(one -> one.isIdle(listening)).forEach(idle::add);
      while (!listening.waiting.isEmpty() && !idle.isEmpty()) {
        idle.remove(site.host.random.nextInt(idle.size())).serve(listening.waiting.poll());
      }
    }
  }
}
