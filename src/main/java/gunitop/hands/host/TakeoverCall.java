package gunitop.hands.host;

import gunitop.hands.Holder;
import gunitop.hands.TakeoverAnswer;
import gunitop.kernel.Answer;
import gunitop.kernel.UnixStream;
import gunitop.process.ProcessId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Asks the program that holds the controls to give them up. */
final class TakeoverCall {
  private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

  private TakeoverCall() {}

  /**
   * Asks; takes two seconds at most.
   *
   * @param pid the program that holds the lock, as the kernel says
   * @param startTicks its start time
   */
  static TakeoverAnswer ask(ProcessId master, Holder holder, int pid, long startTicks) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TakeoverWords.PATIENCE_SECONDS);
    Optional<String> answer = Optional.empty();
    while (answer.isEmpty() && System.nanoTime() < deadline) {
      for (int i = 0; i < TakeoverWords.NAMES && answer.isEmpty(); i++) {
        answer = answer(TakeoverWords.name(pid, startTicks, i), pid, master, deadline);
      }
      if (answer.isEmpty()) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    return understood(answer, holder);
  }

  private static TakeoverAnswer understood(Optional<String> answer, Holder holder) {
    return switch (answer.orElse("")) {
      case TakeoverWords.GIVEN -> new TakeoverAnswer.Given();
      case TakeoverWords.BUSY ->
          notGiven(holder.text() + " is sending something just now; ask again");
      case TakeoverWords.REFUSED ->
          notGiven(
              holder.text()
                  + " gives them to root, its own and the master's user alone; "
                  + holder.remedy());
      default -> notGiven(holder.text() + " did not answer; " + holder.remedy());
    };
  }

  static TakeoverAnswer notGiven(String reason) {
    return new TakeoverAnswer.NotGiven("The controls were not taken over: " + reason);
  }

  /** What is said under this name; empty where it is not that program's, or says nothing. */
  private static Optional<String> answer(String name, int pid, ProcessId master, long deadline) {
    Answer<UnixStream> connected = UnixStream.connectAbstract(name);
    if (!connected.isPresent()) {
      return Optional.empty();
    }
    try (UnixStream stream = connected.get()) {
      Answer<Integer> peer = stream.peerPid();
      if (!peer.isPresent() || peer.get() != pid) {
        return Optional.empty();
      }
      if (stream.send(TakeoverWords.request(master), deadline) != 0) {
        return Optional.empty();
      }
      Answer<byte[]> line = stream.receiveLine(TakeoverWords.LONGEST, deadline);
      return line.isPresent()
          ? Optional.of(TakeoverWords.text(line.get()))
              .filter(word -> !word.equals(TakeoverWords.NOT_HELD))
          : Optional.empty();
    }
  }
}
