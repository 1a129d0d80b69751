package gunitop.rehearsal;

import static gunitop.testkit.Orders.order;

import gunitop.gunicorn.OwnerFacts;
import gunitop.ownership.OwnerQuery;
import gunitop.process.Focus;
import gunitop.process.ProcessId;
import gunitop.process.SendResult;
import gunitop.process.Signal;
import gunitop.process.Snapshot;
import java.util.List;
import java.util.Optional;

/** A simulated Gunicorn whose clock a test moves by hand. */
public final class Stand {
  /** The kinds of code that can lie on disk. */
  public enum Kind {
    GOOD,
    BROKEN,
    DIES_YOUNG
  }

  private final HandClock clock = new HandClock();
  private final Simulation simulation;

  private Stand(
      Launch launch, boolean daemon, boolean supervised, double importSeconds, double requests) {
    CodeVersion running = CodeVersion.old(importSeconds);
    ShopHost scene = new ShopHost(clock, launch, running, running);
    if (daemon) {
      scene.daemonized();
    }
    if (supervised) {
      scene.supervised();
    } else if (!daemon) {
      scene.inShell();
    }
    simulation = scene.requests(requests).begin(running);
  }

  /** One that was started with these words behind the program's name. */
  public static Stand of(
      List<String> words,
      int workers,
      int timeout,
      boolean preload,
      boolean daemon,
      boolean pidfile,
      boolean supervised,
      boolean titles,
      double importSeconds) {
    Launch launch =
        new Launch(
            "app:application",
            "127.0.0.1:8000",
            workers,
            timeout,
            30,
            preload,
            daemon,
            pidfile ? Optional.of("/srv/shop/gunicorn.pid") : Optional.empty(),
            titles,
            "/srv/shop/gunicorn.log",
            words);
    return new Stand(launch, daemon, supervised, importSeconds, 0);
  }

  /** The simplest: daemonized, with a pidfile and four workers. */
  public static Stand daemon(boolean preload) {
    Launch shop = Launch.shop(true, preload, true);
    return new Stand(shop, true, false, 1, 20);
  }

  Simulation simulation() {
    return simulation;
  }

  /** Lets time pass. */
  public void passes(double seconds) {
    clock.to(clock.nanos() + (long) (seconds * 1e9));
    simulation.now(() -> true);
  }

  /** A snapshot. */
  public Snapshot look(Focus focus) {
    return new RehearsalSampler(simulation).sample(focus);
  }

  /** What the owners say. */
  public OwnerFacts owners(OwnerQuery query) {
    return new RehearsalOwners(simulation).ask(query);
  }

  /** Sends a signal through the door. */
  public SendResult signal(Signal signal, ProcessId target) {
    return new RehearsalSender(simulation).send(order(signal, target));
  }

  /** The PID of the first master. */
  public int master() {
    return simulation.site.arbiters.get(0).process.pid();
  }

  /** Puts code on disk. */
  public void put(Kind kind, double importSeconds) {
    CodeVersion.Flaw flaw =
        switch (kind) {
          case GOOD -> CodeVersion.Flaw.NONE;
          case BROKEN -> CodeVersion.Flaw.DOES_NOT_IMPORT;
          case DIES_YOUNG -> CodeVersion.Flaw.DIES_YOUNG;
        };
    double seconds = kind == Kind.BROKEN ? 0 : importSeconds;
    simulation.site.disk = CodeVersion.ofNew(seconds, flaw);
  }

  /** Lets one worker hang, deaf to ABRT. */
  public void hangs() {
    simulation.site.workers().get(0).hangs(false);
  }

  /** What the client has got. */
  ClientCounts counts() {
    return simulation.client.counts();
  }
}
