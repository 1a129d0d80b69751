package gunitop.hands.host;

import gunitop.hands.Holder;
import gunitop.kernel.Answer;
import gunitop.kernel.Self;
import gunitop.kernel.UnixListener;
import gunitop.kernel.UnixStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Listens for programs that ask for the controls, one after the other. Who is none of those that
 * may ask is answered at once and not listened to.
 */
final class TakeoverListener implements AutoCloseable {
  private static final Duration TURN = Duration.ofSeconds(1);

  private final UnixListener listener;
  private final HolderReader reader;

  private TakeoverListener(UnixListener listener, HolderReader reader) {
    this.listener = listener;
    this.reader = reader;
  }

  /** Who decides about a request. */
  interface Desk {
    /**
     * Whether this user may ask for these controls, and what becomes of it.
     *
     * @return the word of the answer
     */
    String decide(TakeoverWords.Asked asked, int uid, Holder asker);
  }

  /** Under the first name that is free; empty where others have them all. */
  static Optional<TakeoverListener> open(HolderReader reader) {
    int pid = Self.pid();
    long startTicks = reader.startTicks(pid);
    for (int i = 0; i < TakeoverWords.NAMES; i++) {
      Answer<UnixListener> opened =
          UnixListener.listenAbstract(TakeoverWords.name(pid, startTicks, i));
      if (opened.isPresent()) {
        return Optional.of(new TakeoverListener(opened.get(), reader));
      }
    }
    return Optional.empty();
  }

  /** Answers the next request, if one comes within a second. */
  void turn(Desk desk) {
    Answer<UnixStream> accepted = listener.accept(TURN);
    if (!accepted.isPresent()) {
      return;
    }
    try (UnixStream stream = accepted.get()) {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TakeoverWords.PATIENCE_SECONDS);
      Answer<Integer> uid = stream.peerUid();
      Answer<Integer> pid = stream.peerPid();
      if (!uid.isPresent() || !pid.isPresent()) {
        return;
      }
      Answer<byte[]> line = stream.receiveLine(TakeoverWords.LONGEST, deadline);
      Optional<TakeoverWords.Asked> asked =
          line.isPresent() ? TakeoverWords.asked(line.get()) : Optional.empty();
      if (asked.isPresent()) {
        Holder asker = pid.get() > 0 ? reader.read(pid.get()) : Holder.UNSEEN;
        String word = desk.decide(asked.get(), uid.get(), asker);
        stream.send(TakeoverWords.line(word), deadline);
      }
    }
  }

  @Override
  public void close() {
    listener.close();
  }
}
