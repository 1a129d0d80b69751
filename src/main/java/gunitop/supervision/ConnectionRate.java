package gunitop.supervision;

import gunitop.kernel.Answer;
import gunitop.kernel.KernelFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How many TCP connections come to this host each second, to all its listeners together: {@code
 * PassiveOpens} of {@code /proc/net/snmp}, between two looks.
 */
public final class ConnectionRate {
  private static final double SHORTEST_SECONDS = 0.5;

  private static final int MOST_BYTES = 64 * 1024;

  private long count = -1;
  private long nanos;
  private Optional<Double> rate = Optional.empty();

  /** The rate since the last look; empty in the first, and where the kernel does not tell. */
  public Optional<Double> look() {
    OptionalLong now = opens();
    long at = System.nanoTime();
    double seconds = (at - nanos) / 1e9;
    if (now.isEmpty()) {
      return Optional.empty();
    }
    if (count < 0) {
      count = now.getAsLong();
      nanos = at;
    } else if (seconds >= SHORTEST_SECONDS) {
      rate = Optional.of(Math.max(0, now.getAsLong() - count) / seconds);
      count = now.getAsLong();
      nanos = at;
    }
    return rate;
  }

  private static OptionalLong opens() {
    Answer<byte[]> table = new KernelFiles().load("/proc/net/snmp", MOST_BYTES);
    return table.isPresent()
        ? parse(new String(table.get(), StandardCharsets.US_ASCII).lines().toList())
        : OptionalLong.empty();
  }

  /** The value below the name {@code PassiveOpens}. */
  static OptionalLong parse(List<String> lines) {
    List<String[]> tcp =
        lines.stream().filter(l -> l.startsWith("Tcp:")).map(l -> l.split("\\s+")).toList();
    if (tcp.size() != 2) {
      return OptionalLong.empty();
    }
    int column = List.of(tcp.get(0)).indexOf("PassiveOpens");
    return column > 0 && column < tcp.get(1).length && tcp.get(1)[column].matches("\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(tcp.get(1)[column]))
        : OptionalLong.empty();
  }
}
