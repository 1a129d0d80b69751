package gunitop.endurance;

import gunitop.e2e.Tmux;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Looks at a terminal ten times a second, and keeps what was there. */
final class Onlooker implements AutoCloseable {
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

  private final Tmux terminal;
  private final Thread thread = new Thread(this::look, "onlooker");
  private List<Look> looks = new ArrayList<>();
  private volatile boolean stopping;

  Onlooker(Tmux terminal) {
    this.terminal = terminal;
    thread.setDaemon(true);
    thread.start();
  }

  /** What was seen since the last call. */
  synchronized List<Look> take() {
    List<Look> taken = looks;
    looks = new ArrayList<>();
    return taken;
  }

  private void look() {
    while (!stopping) {
      long from = System.nanoTime();
      String text = terminal.sight().text();
      Look look = new Look(from, System.nanoTime(), text);
      synchronized (this) {
        looks.add(look);
      }
      LockSupport.parkNanos(PAUSE);
    }
  }

  @Override
  public void close() {
    stopping = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
