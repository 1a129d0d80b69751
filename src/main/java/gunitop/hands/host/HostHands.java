package gunitop.hands.host;

import gunitop.hands.Claim;
import gunitop.hands.Controls;
import gunitop.hands.Hands;
import gunitop.hands.Holder;
import gunitop.hands.TakeoverAnswer;
import gunitop.kernel.KernelFiles;
import gunitop.kernel.LockedFile;
import gunitop.kernel.Self;
import gunitop.process.ProcessId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** The hands on this host's masters. */
public final class HostHands implements Hands {
  /** What was given up is left to who asked for so long; then it is as free as any other. */
  private static final long LEFT_NANOS = Duration.ofSeconds(3).toNanos();

  /** What an act took alone is kept for so long: nobody else presses at the same moment. */
  private static final long MOMENT_NANOS = Duration.ofSeconds(1).toNanos();

  private static final long RETRY_NANOS = Duration.ofSeconds(1).toNanos();

  private final KernelFiles files = new KernelFiles();
  private final HolderReader reader = new HolderReader(files);
  private final Map<ProcessId, Held> held = new HashMap<>();
  private final Map<ProcessId, Left> left = new HashMap<>();
  private int acts;
  private volatile boolean closed;

  /** A lock that we hold, with those it goes together with. */
  private record Held(LockedFile file, Claim claim, long usedNanos) {}

  /** What was given up to somebody. */
  private record Left(Holder to, long untilNanos) {}

  @Override
  public synchronized Controls take(Claim claim) {
    if (closed) {
      return new Controls.Unknown("gunitop is ending");
    }
    Optional<Holder> other = leftTo(claim);
    if (other.isPresent()) {
      return new Controls.Others(other.get());
    }
    Map<ProcessId, LockedFile> taken = new LinkedHashMap<>();
    Optional<String> unknown = Optional.empty();
    for (ProcessId master : claim.masters()) {
      if (held.containsKey(master)) {
        continue;
      }
      MasterLock.Attempt attempt = MasterLock.attempt(master, files, reader);
      if (attempt instanceof MasterLock.Attempt.Held lost) {
        taken.values().forEach(LockedFile::close);
        return new Controls.Others(lost.holder());
      }
      if (attempt instanceof MasterLock.Attempt.Locked locked) {
        taken.put(master, locked.file());
      } else if (attempt instanceof MasterLock.Attempt.Unknown refused) {
        unknown = unknown.or(() -> Optional.of(refused.reason()));
      }
    }
    long now = System.nanoTime();
    taken.forEach((master, file) -> held.put(master, new Held(file, claim, now)));
    held.replaceAll(
        (master, one) -> claim.masters().contains(master) ? new Held(one.file(), claim, now) : one);
    return unknown.<Controls>map(Controls.Unknown::new).orElseGet(Controls.Ours::new);
  }

  private Optional<Holder> leftTo(Claim claim) {
    long now = System.nanoTime();
    left.values().removeIf(one -> one.untilNanos() - now < 0);
    return claim.masters().stream()
        .filter(left::containsKey)
        .map(master -> left.get(master).to())
        .findFirst();
  }

  @Override
  public synchronized Controls begin(Claim claim) {
    Controls controls = take(claim);
    if (controls.refusal().isEmpty()) {
      acts++;
    }
    return controls;
  }

  @Override
  public synchronized void end() {
    acts--;
  }

  @Override
  public synchronized boolean keepOnly(Set<ProcessId> wanted) {
    long now = System.nanoTime();
    boolean more = false;
    Iterator<Map.Entry<ProcessId, Held>> all = held.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<ProcessId, Held> one = all.next();
      if (wanted.contains(one.getKey())) {
        continue;
      }
      boolean inUse = acts > 0 || now - one.getValue().usedNanos() < MOMENT_NANOS;
      if (inUse) {
        more = true;
      } else {
        one.getValue().file().close();
        all.remove();
      }
    }
    return more;
  }

  @Override
  public TakeoverAnswer ask(Claim claim) {
    Controls now = take(claim);
    if (!(now instanceof Controls.Others others)) {
      return new TakeoverAnswer.Given();
    }
    Holder holder = others.holder();
    if (holder.pid().isEmpty()) {
      return TakeoverCall.notGiven(holder.text() + " cannot be asked; " + holder.remedy());
    }
    int pid = holder.pid().getAsInt();
    Optional<ProcessId> master = alive(claim);
    if (master.isEmpty()) {
      return new TakeoverAnswer.Given();
    }
    TakeoverAnswer answer = TakeoverCall.ask(master.get(), holder, pid, startTicks(pid));
    if (answer instanceof TakeoverAnswer.Given) {
      return taken(claim, holder);
    }
    // They may have come free meanwhile.
    return take(claim).refusal().isEmpty() ? new TakeoverAnswer.Given() : answer;
  }

  private synchronized Optional<ProcessId> alive(Claim claim) {
    return claim.masters().stream()
        .filter(one -> reader.startTicks(one.pid()) == one.startTicks())
        .findFirst();
  }

  private synchronized long startTicks(int pid) {
    return reader.startTicks(pid);
  }

  /** The other side has given them up; somebody else may have been faster. */
  private TakeoverAnswer taken(Claim claim, Holder former) {
    long deadline = System.nanoTime() + RETRY_NANOS;
    while (System.nanoTime() < deadline) {
      synchronized (this) {
        left.keySet().removeAll(claim.masters());
      }
      if (take(claim).refusal().isEmpty()) {
        return new TakeoverAnswer.Given();
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    return TakeoverCall.notGiven(
        former.text() + " gave them up, but somebody else was faster; ask again");
  }

  @Override
  public void serve(Runnable changed) {
    HolderReader ofAskers = new HolderReader(new KernelFiles());
    Optional<TakeoverListener> opened = TakeoverListener.open(ofAskers);
    if (opened.isEmpty()) {
      return;
    }
    try (TakeoverListener listener = opened.get()) {
      while (!closed) {
        listener.turn(
            (asked, uid, asker) -> {
              String word = giveUp(asked, uid, asker);
              if (word.equals(TakeoverWords.GIVEN)) {
                changed.run();
              }
              return word;
            });
      }
    }
  }

  private synchronized String giveUp(TakeoverWords.Asked asked, int uid, Holder asker) {
    Optional<ProcessId> master = held.keySet().stream().filter(asked::isFor).findFirst();
    if (!mayAsk(uid, master)) {
      return TakeoverWords.REFUSED;
    }
    if (acts > 0) {
      return TakeoverWords.BUSY;
    }
    if (master.isEmpty()) {
      return TakeoverWords.NOT_HELD;
    }
    long until = System.nanoTime() + LEFT_NANOS;
    for (ProcessId one : held.get(master.get()).claim().masters()) {
      Held lock = held.remove(one);
      if (lock != null) {
        lock.file().close();
      }
      left.put(one, new Left(asker, until));
    }
    return TakeoverWords.GIVEN;
  }

  /** Those who can open the lock's file too, and whoever we are. */
  private boolean mayAsk(int uid, Optional<ProcessId> master) {
    return uid == 0
        || uid == Self.effectiveUid()
        || master.isPresent() && reader.uid(master.get().pid()).equals(OptionalInt.of(uid));
  }

  @Override
  public synchronized void close() {
    closed = true;
    held.values().forEach(one -> one.file().close());
    held.clear();
  }
}
