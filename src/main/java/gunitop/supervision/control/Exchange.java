package gunitop.supervision.control;

import gunitop.gunicorn.ControlAnswer;
import gunitop.kernel.Answer;
import gunitop.kernel.Errno;
import gunitop.kernel.UnixStream;
import gunitop.process.Reading;
import gunitop.trust.Budget;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntPredicate;

/** One connection to a control socket, two questions, and its end. */
final class Exchange {

  /** What came of it. */
  sealed interface Outcome {}

  /** A master has answered. */
  record Answered(int pid, ControlAnswer answer) implements Outcome {}

  /** Nobody listens there, or somebody whom nobody asked about. */
  record Nobody() implements Outcome {}

  /** Who listens took too long. */
  record Silent() implements Outcome {}

  /** Who listens does not speak as Gunicorn does. */
  record Foreign(int pid) implements Outcome {}

  /** Ends an exchange early. */
  private static final class Ended extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Outcome outcome;

    private Ended(Outcome outcome) {
      super(null, null, false, false);
      this.outcome = outcome;
    }
  }

  private final UnixStream stream;
  private final int pid;
  private final long deadlineNanos;

  private Exchange(UnixStream stream, int pid, long deadlineNanos) {
    this.stream = stream;
    this.pid = pid;
    this.deadlineNanos = deadlineNanos;
  }

  /**
   * Asks.
   *
   * @param wanted the PIDs of those whose answer is wanted
   * @param patience how long all of it may take
   */
  static Outcome with(String path, IntPredicate wanted, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    Answer<UnixStream> connected = UnixStream.connect(path);
    if (!connected.isPresent()) {
      return connected.error() == Errno.EAGAIN ? new Silent() : new Nobody();
    }
    try (UnixStream open = connected.get()) {
      Answer<Integer> peer = open.peerPid();
      return peer.isPresent() && wanted.test(peer.get())
          ? new Exchange(open, peer.get(), deadline).ask()
          : new Nobody();
    } catch (Ended ended) {
      return ended.outcome;
    }
  }

  private Outcome ask() throws Ended {
    Reply stats = ask(ControlQuestion.STATS);
    if (!stats.number("pid").equals(Reading.known(pid))) {
      return new Foreign(pid);
    }
    return new Answered(pid, answer(stats, ask(ControlQuestion.CONFIG)));
  }

  /** What both answers come to. */
  static ControlAnswer answer(Reply stats, Reply config) {
    return new ControlAnswer(
        stats.number("workers_target"),
        config.number("workers"),
        stats.number("reloads"),
        config.truth("preload_app"),
        config.truth("daemon"),
        config.text("pidfile"),
        config.number("timeout"),
        config.number("graceful_timeout"));
  }

  private Reply ask(ControlQuestion question) throws Ended {
    int error = stream.send(question.message(), deadlineNanos);
    if (error != 0) {
      throw ended(error);
    }
    int length = ByteBuffer.wrap(received(Integer.BYTES)).getInt();
    if (length <= 0 || length > Budget.CONTROL_ANSWER_BYTES) {
      throw new Ended(new Foreign(pid));
    }
    Optional<Reply> reply = Reply.parse(received(length), question);
    if (reply.isEmpty()) {
      throw new Ended(new Foreign(pid));
    }
    return reply.get();
  }

  private byte[] received(int count) throws Ended {
    Answer<byte[]> bytes = stream.receive(count, deadlineNanos);
    if (!bytes.isPresent()) {
      throw ended(bytes.error());
    }
    return bytes.get();
  }

  /** A master that forks closes its connections, and is there again at once. */
  private static Ended ended(int error) {
    return new Ended(error == Errno.EAGAIN ? new Silent() : new Nobody());
  }
}
