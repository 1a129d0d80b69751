package gunitop.sampling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Recordings of a master and its workers, each of which beats between one and the next. */
final class RecordedCrowd {
  static final int MASTER = 100;
  private static final long START_NANOS = 1_000_000_000_000L;
  private static final long BEAT_NANOS = 70_000;
  private static final long LISTENER = 7;

  final Map<Integer, Member> workers = new TreeMap<>();
  private final Path directory;
  private final List<Path> written = new ArrayList<>();
  private long millis;

  /** One of the workers, or below it; fields are what the next recording shows. */
  static final class Member {
    int parent = MASTER;
    long argStart = 4096;
    long pages = 100;
    long ranNanos = 1_000_000;
    long heartbeat;
    String heartbeatLink;
    long beatNanos;
    long connection;

    Member(int pid) {
      heartbeat = 10_000L + pid;
      heartbeatLink = "/tmp/wgunicorn-" + pid + " (deleted)";
    }

    private String descriptors(int number) {
      String socket = connection == 0 ? "" : "8 140777 rw 8 %d 0 0 socket:[%1$d]\n";
      return "5 140777 rw 8 "
          + LISTENER
          + " 0 0 socket:["
          + LISTENER
          + "]\n"
          + file(number)
          + String.format(socket, connection);
    }

    private String file(int number) {
      return number
          + " 100001 rw 1 "
          + heartbeat
          + " 1 "
          + (START_NANOS + beatNanos)
          + " "
          + heartbeatLink
          + "\n";
    }
  }

  RecordedCrowd(Path directory, int size) {
    this.directory = directory;
    for (int pid = MASTER + 1; pid <= MASTER + size; pid++) {
      workers.put(pid, new Member(pid));
    }
  }

  /** The heartbeats in a recording that is so much after the beginning. */
  static long beatNanos(long millis) {
    return START_NANOS + millis * 1_000_000;
  }

  /** One more recording, so much later than the one before. */
  RecordedCrowd after(long moreMillis) throws IOException {
    millis += moreMillis;
    Path root = Files.createDirectory(directory.resolve("" + written.size()));
    long now = START_NANOS + millis * 1_000_000;
    Files.writeString(
        root.resolve("host"),
        "name=h\nbootId=b\ntime=2026-01-02T03:04:05Z\nmonotonicNanos="
            + now
            + "\nbootMonotonicNanos=0\nticksPerSecond=100\nprocessors=1\npageBytes=4096\n"
            + "viewerUid=0\n");
    Files.writeString(
        root.resolve("sockets"),
        "tcp listen "
            + LISTENER
            + " 0 9 127.0.0.1:80\n"
            + workers.values().stream()
                .flatMapToLong(worker -> LongStream.of(worker.connection))
                .filter(inode -> inode != 0)
                .mapToObj(inode -> "tcp established " + inode + " - - 127.0.0.1:80\n")
                .collect(Collectors.joining()));
    Member master = new Member(MASTER);
    master.parent = 1;
    master.ranNanos = now;
    StringBuilder held = new StringBuilder();
    for (Map.Entry<Integer, Member> worker : workers.entrySet()) {
      worker.getValue().beatNanos = millis * 1_000_000;
      worker.getValue().ranNanos += BEAT_NANOS;
      if (worker.getValue().parent == MASTER) {
        held.append(worker.getValue().file(10 + worker.getKey()));
      }
      write(root, worker.getKey(), worker.getValue(), worker.getValue().descriptors(6));
    }
    write(root, MASTER, master, held.toString());
    written.add(root);
    return this;
  }

  private static void write(Path root, int pid, Member member, String descriptors)
      throws IOException {
    Path process = Files.createDirectory(root.resolve("" + pid));
    Files.writeString(
        process.resolve("stat"),
        pid
            + " (gunicorn) S "
            + member.parent
            + " 100 100 0 -1 0 0 0 0 0 5 0 0 0 20 0 1 0 77 8192 "
            + member.pages
            + " 0 0 0 9"
            + " 0".repeat(9)
            + " 17"
            + " 0".repeat(9)
            + " "
            + member.argStart
            + " 0 0 0 0\n");
    Files.writeString(process.resolve("schedstat"), member.ranNanos + " 5 " + member.beatNanos);
    Files.writeString(process.resolve("fd"), descriptors);
  }

  /** A sampler that plays the recordings. */
  Sampler sampler() {
    return RecordedSampler.replaying(
        written.get(0), written.subList(1, written.size()).toArray(Path[]::new));
  }
}
