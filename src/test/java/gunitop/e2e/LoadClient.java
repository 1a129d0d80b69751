package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients that keep asking the application, each request on a connection of its own, and count what
 * was not answered.
 */
public final class LoadClient implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(25);
  private static final Duration SHORT_PAUSE = Duration.ofMillis(5);
  private static final Duration LAST_ANSWER = Duration.ofSeconds(20);

  private final SocketAddress address;
  private final Duration pause;
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicLong slowestNanos = new AtomicLong();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> versions = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  private LoadClient(SocketAddress address, Duration pause) {
    this.address = address;
    this.pause = pause;
  }

  /** Starts this many clients against a Gunicorn; each asks some 40 times a second. */
  public static LoadClient start(GunicornHost host, int clients) {
    return start(host.address(), clients);
  }

  /** Starts this many clients that ask as often as a story about load wants. */
  public static LoadClient startHeavy(GunicornHost host, int clients) {
    return start(host.address(), clients, SHORT_PAUSE);
  }

  /** Starts this many clients against whoever listens there. */
  static LoadClient start(SocketAddress address, int clients) {
    return start(address, clients, PAUSE);
  }

  private static LoadClient start(SocketAddress address, int clients, Duration pause) {
    LoadClient client = new LoadClient(address, pause);
    for (int i = 0; i < clients; i++) {
      Thread thread = new Thread(client::keepAsking, "load client " + i);
      thread.setDaemon(true);
      client.threads.add(thread);
      thread.start();
    }
    Await.until("a first answer", () -> client.answered() > 0 || client.hasFailed());
    return client;
  }

  /** Whether a request is answered there now. */
  static boolean answers(SocketAddress address) {
    try {
      request(address, "/");
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  /** One request; returns what the application answered. */
  static String ask(GunicornHost host, String path) {
    try {
      return request(host.address(), path);
    } catch (IOException e) {
      throw new AssertionError("not answered: " + e, e);
    }
  }

  /** A request that a worker has taken, and answers only when it is released. */
  static CompletableFuture<String> askHeld(GunicornHost host) {
    CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> ask(host, "/held"));
    Await.until("a worker that holds the request", host.deployment()::holds);
    return answer;
  }

  /** How many requests were answered so far. */
  public int answered() {
    return answered.get();
  }

  /** Whether a request was not answered. */
  public boolean hasFailed() {
    return !failures.isEmpty();
  }

  /** How many requests were not answered. */
  public int failed() {
    return failures.size();
  }

  /** What became of the requests that were not answered. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  /** How many answers came from this version of the code. */
  int answeredBy(String version) {
    return versions.getOrDefault(version, 0);
  }

  /** Waits until another {@code count} requests were answered. */
  public void awaitMore(int count) {
    int goal = answered() + count;
    Await.until(count + " more answers", () -> answered() >= goal || hasFailed());
  }

  /** Lets the requests under way end, and fails when one of all was not answered. */
  void assertNothingFailed() {
    stop();
    assertThat(failures)
        .as("failed requests beside %d answered ones %s", answered(), versions)
        .isEmpty();
    assertThat(answered()).as("answered requests").isPositive();
  }

  /** The longest time that an answer took. */
  Duration slowest() {
    return Duration.ofNanos(slowestNanos.get());
  }

  @Override
  public void close() {
    stop();
  }

  /** Lets the requests under way end, and starts no more. */
  public void stop() {
    stopping = true;
    long deadline = System.nanoTime() + LAST_ANSWER.toNanos();
    while (threads.stream().anyMatch(Thread::isAlive) && System.nanoTime() < deadline) {
      Await.pause();
    }
    // An interrupt closes the channel on which a thread still waits, and counts as a failure.
    threads.stream().filter(Thread::isAlive).forEach(Thread::interrupt);
    Await.until("the end of the clients", () -> threads.stream().noneMatch(Thread::isAlive));
  }

  private void keepAsking() {
    while (!stopping) {
      long begun = System.nanoTime();
      try {
        String answer = request(address, "/");
        answered.incrementAndGet();
        versions.merge(answer.split(" ")[0], 1, Integer::sum);
      } catch (IOException e) {
        failures.add(e.toString());
      }
      slowestNanos.accumulateAndGet(System.nanoTime() - begun, Math::max);
      LockSupport.parkNanos(pause.toNanos());
    }
  }

  private static String request(SocketAddress address, String path) throws IOException {
    try (SocketChannel channel = SocketChannel.open(address)) {
      String head = "GET " + path + " HTTP/1.0\r\nHost: e2e\r\n\r\n";
      channel.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      ByteBuffer buffer = ByteBuffer.allocate(1024);
      while (channel.read(buffer.clear()) >= 0) {
        answer.write(buffer.array(), 0, buffer.position());
      }
      String text = answer.toString(StandardCharsets.US_ASCII);
      if (!text.contains(" 200 OK\r\n")) {
        throw new IOException("answered with " + (text.isEmpty() ? "nothing" : text));
      }
      return text.substring(text.indexOf("\r\n\r\n") + 4);
    }
  }
}
