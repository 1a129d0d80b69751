package gunitop.ui.terminal;

import gunitop.ui.Key;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Reads the terminal and hands on its keys, in order, on a thread of its own; other work can be put
 * in line with them. Blocks while nothing comes; waits with a timeout only while the decoder has
 * something open. When the input ends, {@link Key.EndOfInput} is the last key, and both threads
 * end.
 *
 * <p>Reads through a channel, as only a channel's read can be ended from outside: a thread that
 * still reads would hold up the end of the JVM for 0.3 s, and take what is typed to the shell.
 */
final class InputPump implements AutoCloseable {
  private static final int CHUNK_BYTES = 4096;

  /** So many chunks may wait; then the reader does, and the kernel holds what is pasted. */
  private static final int CHUNKS = 64;

  /** How often to look whether the terminal is ours again. */
  private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private sealed interface Arrival {
    record Bytes(byte[] bytes, long nanos) implements Arrival {}

    record Work(Runnable work) implements Arrival {}

    record End() implements Arrival {}
  }

  private final FileInputStream input;
  private final FileChannel channel;
  private final KeyListener listener;
  private final BooleanSupplier background;
  private final Runnable foreground;
  private final KeyDecoder decoder = new KeyDecoder();
  private final BlockingQueue<Arrival> arrivals = new ArrayBlockingQueue<>(CHUNKS);
  private volatile boolean closed;

  /**
   * A pump that does not read yet.
   *
   * @param background whether another job has the terminal, and reading fails for that reason
   * @param foreground what to do when it has no more
   */
  InputPump(
      FileInputStream input,
      KeyListener listener,
      BooleanSupplier background,
      Runnable foreground) {
    this.input = input;
    this.channel = input.getChannel();
    this.listener = listener;
    this.background = background;
    this.foreground = foreground;
  }

  void start() {
    daemon("terminal-reader", this::read).start();
    daemon("terminal-keys", this::decode).start();
  }

  /** Has the keys' thread run this, after the keys that were read before. */
  void post(Runnable work) {
    put(new Arrival.Work(work));
  }

  private static Thread daemon(String name, Runnable body) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Ends the reading; no key follows, not even the last one. Closes the input. */
  @Override
  public void close() {
    closed = true;
    try {
      channel.close();
    } catch (IOException goneAlready) {
      // That is what was wanted.
    }
  }

  private void read() {
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
    while (read(chunk) >= 0) {
      byte[] bytes = Arrays.copyOf(chunk.array(), chunk.position());
      put(new Arrival.Bytes(bytes, System.nanoTime()));
      chunk.clear();
    }
    put(new Arrival.End());
  }

  private int read(ByteBuffer chunk) {
    while (true) {
      try {
        return channel.read(chunk);
      } catch (IOException refused) {
        if (!background.getAsBoolean()) {
          return -1;
        }
        awaitForeground();
      }
    }
  }

  private void awaitForeground() {
    while (!closed && background.getAsBoolean()) {
      LockSupport.parkNanos(GLANCE_NANOS);
    }
    if (!closed) {
      foreground.run();
    }
  }

  private void put(Arrival arrival) {
    try {
      arrivals.put(arrival);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  private void decode() {
    boolean open = true;
    while (open) {
      Arrival arrival;
      try {
        arrival = next();
      } catch (InterruptedException asked) {
        return;
      }
      if (arrival == null) {
        long now = System.nanoTime();
        deliver(decoder.expire(now), now);
      } else if (arrival instanceof Arrival.Bytes read) {
        deliver(decoder.feed(read.bytes, 0, read.bytes.length, read.nanos), read.nanos);
      } else if (arrival instanceof Arrival.Work work) {
        work.work.run();
      } else {
        open = false;
        deliver(List.of(new Key.EndOfInput()), System.nanoTime());
      }
    }
  }

  /** The next arrival; null where the decoder's deadline came first. */
  private Arrival next() throws InterruptedException {
    OptionalLong deadline = decoder.deadline();
    if (deadline.isEmpty()) {
      return arrivals.take();
    }
    long patience = Math.max(0, deadline.getAsLong() - System.nanoTime());
    Arrival arrival = arrivals.poll(patience, TimeUnit.NANOSECONDS);
    // After a pause of this process the rest of a sequence may be there and not yet read.
    return arrival == null && isMoreToRead()
        ? arrivals.poll(KeyDecoder.ESCAPE_NANOS, TimeUnit.NANOSECONDS)
        : arrival;
  }

  private boolean isMoreToRead() {
    try {
      return input.available() > 0;
    } catch (IOException hungUp) {
      return false;
    }
  }

  private void deliver(List<Key> keys, long nanos) {
    for (Key key : keys) {
      if (!closed) {
        listener.key(key, nanos);
      }
    }
  }
}
