package gunitop.probe.host;

import gunitop.probe.HttpAnswer;
import gunitop.probe.ProbeOutcome;
import gunitop.probe.ProbeQuestion;
import gunitop.probe.ProbeReply;
import gunitop.process.ProcessId;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One request on an open connection. */
final class ProbeExchange {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /**
   * For how long a worker that has accepted is kept waiting at most; the descriptor may be there a
   * moment later than the inode.
   */
  private static final long HOLD_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private static final int MOST_BYTES = 64 * 1024;

  /** One who sends byte by byte shall not keep us busy. */
  private static final int MOST_PIECES = 1_000;

  private final ProbeConnection connection;
  private final ProbeQuestion question;
  private final AcceptedSocket sockets;
  private final long begunNanos;
  private final long patienceNanos;
  private final byte[] received = new byte[MOST_BYTES];
  private Optional<ProcessId> master = Optional.empty();
  private long heldNanos;

  ProbeExchange(
      ProbeConnection connection,
      ProbeQuestion question,
      AcceptedSocket sockets,
      long begunNanos,
      Duration patience) {
    this.connection = connection;
    this.question = question;
    this.sockets = sockets;
    this.begunNanos = begunNanos;
    this.patienceNanos = patience.toNanos();
  }

  /**
   * Asks.
   *
   * @param holds whether to wait with the request until it is known who took the connection
   * @param looks whether to look for that at all
   */
  ProbeReply run(byte[] request, boolean holds, boolean looks) {
    if (holds && !awaitAccepted()) {
      return reply(new ProbeOutcome.Failed("not accepted" + withinPatience()));
    }
    try {
      long deadline = System.nanoTime() + patienceNanos;
      connection.send(request, deadline);
      return reply(read(deadline, looks && !holds));
    } catch (SocketTimeoutException late) {
      return reply(new ProbeOutcome.Failed("no answer" + withinPatience()));
    } catch (IOException failure) {
      return reply(new ProbeOutcome.Failed(HostProbes.reason(failure)));
    }
  }

  private String withinPatience() {
    return " within " + TimeUnit.NANOSECONDS.toSeconds(patienceNanos) + " s";
  }

  private ProbeReply reply(ProbeOutcome outcome) {
    return new ProbeReply(master, outcome);
  }

  /** In the backlog it keeps nobody waiting; false where it is still there after all patience. */
  private boolean awaitAccepted() {
    long inode = connection.accepted();
    while (inode == ProbeConnection.WAITS) {
      if (System.nanoTime() - begunNanos > patienceNanos) {
        return false;
      }
      LockSupport.parkNanos(LOOK_NANOS);
      inode = connection.accepted();
    }
    long accepted = System.nanoTime();
    while (inode != ProbeConnection.UNSEEN
        && master.isEmpty()
        && System.nanoTime() - accepted < HOLD_NANOS) {
      master = sockets.holder(inode, question.members(), accepted + HOLD_NANOS);
      if (master.isEmpty()) {
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
    heldNanos = System.nanoTime() - accepted;
    return true;
  }

  /**
   * Reads as much as is needed.
   *
   * @param looks whether to look meanwhile who has accepted
   */
  private ProbeOutcome read(long deadline, boolean looks) throws IOException {
    HttpAnswer answer = new HttpAnswer(Optional.empty(), false);
    int length = 0;
    int pieces = 0;
    while (!answer.whole() && length < received.length && pieces < MOST_PIECES) {
      boolean looking = looks && master.isEmpty() && length == 0;
      if (looking) {
        look();
      }
      long until = looking && master.isEmpty() ? System.nanoTime() + LOOK_NANOS : deadline;
      int more;
      try {
        more = connection.receive(received, length, until - deadline < 0 ? until : deadline);
      } catch (SocketTimeoutException late) {
        if (System.nanoTime() - deadline >= 0) {
          throw late;
        }
        continue;
      }
      if (more < 0) {
        break;
      }
      length += more;
      pieces++;
      answer = HttpAnswer.of(received, length);
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begunNanos - heldNanos);
    return answer
        .status()
        .<ProbeOutcome>map(status -> new ProbeOutcome.Answered(status, (int) millis))
        .orElseGet(() -> new ProbeOutcome.Failed("no answer of HTTP"));
  }

  private void look() {
    long inode = connection.accepted();
    if (inode > 0) {
      master = sockets.holder(inode, question.members(), System.nanoTime() + HOLD_NANOS);
    }
  }
}
