package gunitop.holdings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Connections to one server.
 *
 * @param address the server's: {@code 10.0.0.5:5432}, {@code unix:/run/redis.sock}
 * @param connections how many; a socket that several processes share counts once
 */
public record Outbound(String address, int connections) {

  /** One for each address, most connections first. */
  static List<Outbound> count(Collection<String> addresses) {
    Map<String, Integer> counts = new TreeMap<>();
    addresses.forEach(address -> counts.merge(address, 1, Integer::sum));
    return counts.entrySet().stream()
        .map(one -> new Outbound(one.getKey(), one.getValue()))
        .sorted(
            Comparator.comparingInt(Outbound::connections)
                .reversed()
                .thenComparing(Outbound::address))
        .toList();
  }
}
