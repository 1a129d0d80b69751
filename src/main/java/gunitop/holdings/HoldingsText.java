package gunitop.holdings;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.process.Printable;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What generations hold, in words. */
public final class HoldingsText {
  private static final String UNKNOWN = "?";
  private static final int LONGEST_ADDRESS = 80;
  private static final int MOST_SERVERS = 12;

  private HoldingsText() {}

  /** {@code 10.0.0.5:5432 10, unix:/run/redis.sock 2}; {@code none} where there are none. */
  public static String of(Reading<List<Outbound>> servers) {
    if (!servers.isKnown()) {
      return UNKNOWN;
    }
    List<Outbound> all = servers.get();
    String text =
        all.stream()
            .limit(MOST_SERVERS)
            .map(one -> address(one.address()) + " " + one.connections())
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? "none" : text + more(all.size());
  }

  /** How many connections a generation has to servers, in two words: {@code out 12}. */
  public static String brief(Reading<List<Outbound>> servers) {
    return "out "
        + (servers.isKnown()
            ? String.valueOf(servers.get().stream().mapToInt(Outbound::connections).sum())
            : UNKNOWN);
  }

  /**
   * A line for each server, that with most connections first: {@code 10.0.0.5:5432: 10 OLD + 10
   * NEW}, or {@code 10.0.0.5:5432: 10} where there is one generation.
   */
  public static List<String> perServer(
      Application application, HoldingsKnowledge knowledge, Snapshot now) {
    Map<String, Integer> totals = new HashMap<>();
    List<Reading<Map<String, Integer>>> counts = new ArrayList<>();
    for (Generation generation : application.generations()) {
      Reading<Map<String, Integer>> count =
          knowledge
              .outbound(generation, now)
              .map(
                  servers ->
                      servers.stream()
                          .collect(Collectors.toMap(Outbound::address, Outbound::connections)));
      count.orElse(Map.of()).forEach((address, many) -> totals.merge(address, many, Integer::sum));
      counts.add(count);
    }
    if (counts.stream().noneMatch(Reading::isKnown)) {
      return List.of(UNKNOWN);
    }
    List<String> lines =
        totals.entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<String, Integer> one) -> -one.getValue())
                    .thenComparing(Map.Entry::getKey))
            .limit(MOST_SERVERS)
            .map(one -> line(one.getKey(), application.generations(), counts))
            .collect(Collectors.toCollection(ArrayList::new));
    if (totals.size() > MOST_SERVERS) {
      lines.add(more(totals.size()).substring(", ".length()));
    }
    boolean isWhole = counts.stream().allMatch(Reading::isKnown);
    return lines.isEmpty() ? List.of(isWhole ? "none" : UNKNOWN) : lines;
  }

  private static String line(
      String address, List<Generation> generations, List<Reading<Map<String, Integer>>> counts) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < generations.size(); i++) {
      String count =
          counts.get(i).map(one -> String.valueOf(one.getOrDefault(address, 0))).orElse(UNKNOWN);
      parts.add(generations.size() == 1 ? count : count + " " + generations.get(i).role());
    }
    return address(address) + ": " + String.join(" + ", parts);
  }

  private static String more(int servers) {
    return servers > MOST_SERVERS ? ", and " + (servers - MOST_SERVERS) + " more servers" : "";
  }

  private static String address(String address) {
    return Printable.of(address, LONGEST_ADDRESS);
  }
}
