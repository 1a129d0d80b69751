package gunitop.app;

import gunitop.kernel.Answer;
import gunitop.kernel.SendQueue;
import gunitop.kernel.SocketDiag;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;

/**
 * The TCP connection between sshd and the operator's terminal: sshd takes whatever we write, so
 * that only the kernel's queue behind it tells whether a frame is still under way. For one thread
 * at a time.
 */
final class SshLine implements AutoCloseable {
  private final SocketDiag diag;
  private final InetSocketAddress here;
  private final InetSocketAddress there;

  private SshLine(SocketDiag diag, InetSocketAddress here, InetSocketAddress there) {
    this.diag = diag;
    this.here = here;
    this.there = there;
  }

  /**
   * The line that the environment names in {@code SSH_CONNECTION} (client's address and port, then
   * the server's: {@code ssh(1)}); empty where there is none, where tmux or screen stand between,
   * which leave out frames themselves, or where the kernel does not show the connection to us.
   */
  static Optional<SshLine> of(Map<String, String> environment) {
    String[] words = environment.getOrDefault("SSH_CONNECTION", "").split(" ");
    if (words.length != 4 || environment.containsKey("TMUX") || environment.containsKey("STY")) {
      return Optional.empty();
    }
    Optional<InetSocketAddress> there = address(words[0], words[1]);
    Optional<InetSocketAddress> here = address(words[2], words[3]);
    Answer<SocketDiag> diag = SocketDiag.open();
    if (there.isEmpty() || here.isEmpty() || !diag.isPresent()) {
      return Optional.empty();
    }
    SshLine line = new SshLine(diag.get(), here.get(), there.get());
    if (line.queue().isEmpty()) {
      line.close();
      return Optional.empty();
    }
    return Optional.of(line);
  }

  /** What has not arrived; empty once the connection is gone. */
  Optional<SendQueue> queue() {
    Answer<SendQueue> answer = diag.sendQueue(here, there);
    return answer.isPresent() ? Optional.of(answer.get()) : Optional.empty();
  }

  /** Of digits alone: a name is never looked up. */
  private static Optional<InetSocketAddress> address(String host, String port) {
    if (!host.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*") || !port.matches("[0-9]{1,5}")) {
      return Optional.empty();
    }
    try {
      int number = Integer.parseInt(port);
      return number > 0xFFFF
          ? Optional.empty()
          : Optional.of(new InetSocketAddress(InetAddress.getByName(host), number));
    } catch (UnknownHostException malformed) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    diag.close();
  }
}
