package gunitop.supervision.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server that answers with given bytes, and remembers what it was asked. */
final class ControlPeer implements AutoCloseable {
  private static final Path RECORDED = Path.of("src/test/resources/control");

  private final ServerSocketChannel server;
  private final Thread thread;
  private final List<String> asked = new ArrayList<>();
  private int connections;

  /**
   * Listens.
   *
   * @param closes whether it closes once all is said, else it is silent then
   * @param answers what it says to the first question, to the second and so on
   */
  ControlPeer(Path path, boolean closes, byte[]... answers) throws IOException {
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path));
    thread = new Thread(() -> serve(closes, answers), "peer");
    thread.setDaemon(true);
    thread.start();
  }

  /** A recorded answer in which this process speaks. */
  static byte[] recorded(String name) throws IOException {
    return recorded(name, (int) ProcessHandle.current().pid());
  }

  /** A recorded answer in which the process with this PID speaks. */
  static byte[] recorded(String name, int pid) throws IOException {
    String text = Files.readString(RECORDED.resolve(name + ".json"));
    return framed(text.replace("\"pid\": 19031", "\"pid\": " + pid));
  }

  /** A text with its length before it. */
  static byte[] framed(String text) {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(4 + body.length).putInt(body.length).put(body).array();
  }

  private void serve(boolean closes, byte[]... answers) {
    while (server.isOpen()) {
      try (SocketChannel client = server.accept()) {
        synchronized (this) {
          connections++;
        }
        for (byte[] answer : answers) {
          hear(client);
          client.write(ByteBuffer.wrap(answer));
        }
        if (!closes) {
          hear(client);
        }
      } catch (IOException gone) {
        // The next client may stay.
      }
    }
  }

  /** Reads one question; ends with an exception where the client leaves. */
  private void hear(SocketChannel client) throws IOException {
    String question =
        new String(read(client, read(client, 4).getInt()).array(), StandardCharsets.UTF_8);
    synchronized (this) {
      asked.add(question);
    }
  }

  private static ByteBuffer read(SocketChannel client, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining()) {
      if (client.read(bytes) < 0) {
        throw new IOException("the client has left");
      }
    }
    return bytes.flip();
  }

  synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  synchronized int connections() {
    return connections;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
