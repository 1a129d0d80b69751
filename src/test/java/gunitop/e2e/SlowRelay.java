package gunitop.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A line that carries so many bytes a second towards the client, once it is told to be slow. What
 * has not passed waits at the server, as its window is as small as the kernel allows.
 */
final class SlowRelay implements AutoCloseable {
  private static final int PIECE = 64;

  private final ServerSocket entrance = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final AtomicLong passed = new AtomicLong();
  private volatile int bytesPerSecond = Integer.MAX_VALUE;

  /** To a server at this port. */
  SlowRelay(int port) throws IOException {
    daemon(() -> connect(port));
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** How many bytes have reached the client. */
  long passed() {
    return passed.get();
  }

  void slowsTo(int bytes) {
    bytesPerSecond = bytes;
  }

  private void connect(int port) {
    try (Socket client = entrance.accept();
        Socket server = new Socket()) {
      server.setReceiveBufferSize(1);
      server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      daemon(() -> upwards(client, server));
      InputStream in = server.getInputStream();
      OutputStream out = client.getOutputStream();
      byte[] piece = new byte[PIECE];
      for (int count = in.read(piece); count > 0; count = in.read(piece)) {
        out.write(piece, 0, count);
        passed.addAndGet(count);
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(count) / bytesPerSecond);
      }
    } catch (IOException hungUp) {
      // So the test is over.
    }
  }

  private static void upwards(Socket client, Socket server) {
    try {
      client.getInputStream().transferTo(server.getOutputStream());
    } catch (IOException hungUp) {
      // So the test is over.
    }
  }

  private static void daemon(Runnable body) {
    Thread thread = new Thread(body, "slow-relay");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    entrance.close();
  }
}
