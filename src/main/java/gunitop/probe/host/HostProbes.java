package gunitop.probe.host;

import gunitop.probe.ProbeOutcome;
import gunitop.probe.ProbeQuestion;
import gunitop.probe.ProbeReply;
import gunitop.probe.ProbeSource;
import gunitop.process.Printable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Asks listeners of this host. For one thread at a time. */
public final class HostProbes implements ProbeSource {
  /** How long connecting may take, being accepted, and the answer; each by itself. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int LONGEST_REASON = 60;

  private final String agent;
  private final ListenerConnector connector = new ListenerConnector();
  private final AcceptedSocket sockets = new AcceptedSocket();
  private boolean isReady;

  /**
   * A source.
   *
   * @param version of this program, for the header {@code User-Agent}
   */
  public HostProbes(String version) {
    this.agent = "gunitop-probe/" + version;
  }

  @Override
  public ProbeReply ask(ProbeQuestion question) {
    // All that takes time comes before connecting: a worker may have accepted right after that.
    byte[] request = request(question);
    boolean looks = sockets.canBeSeen(question.members());
    prepare(question);
    long begun = System.nanoTime();
    try (ProbeConnection open = connector.connect(question, (int) PATIENCE.toMillis())) {
      return new ProbeExchange(open, question, sockets, begun, PATIENCE)
          .run(request, looks && question.mayHold(), looks);
    } catch (ListenerConnector.Obstacle obstacle) {
      return ProbeReply.notSent(obstacle.getMessage());
    } catch (SocketTimeoutException late) {
      return failed("not connected within " + PATIENCE.toSeconds() + " s");
    } catch (IOException failure) {
      return failed(reason(failure));
    }
  }

  /** The first look takes longer, as it loads classes: no worker shall wait for that. */
  private void prepare(ProbeQuestion question) {
    if (!isReady) {
      sockets.holder(
          ProbeConnection.WAITS, question.members(), System.nanoTime() + PATIENCE.toNanos());
      isReady = true;
    }
  }

  private byte[] request(ProbeQuestion question) {
    String text =
        "GET %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: %s\r\nAccept: */*\r\nConnection: close\r\n\r\n"
            .formatted(question.url().target(), question.url().host(), agent);
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static ProbeReply failed(String reason) {
    return new ProbeReply(Optional.empty(), new ProbeOutcome.Failed(reason));
  }

  /** In a few words: {@code Connection refused}. */
  static String reason(IOException failure) {
    String text = failure.getMessage() == null ? "cut off" : failure.getMessage();
    return Printable.of(text, LONGEST_REASON);
  }
}
