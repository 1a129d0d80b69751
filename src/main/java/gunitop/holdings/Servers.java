package gunitop.holdings;

import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The servers that one generation is connected to.
 *
 * @param bySocket the address of the server by the inode of the socket that is connected to it; not
 *     known where a part cannot be read
 */
public record Servers(Reading<Map<Long, String>> bySocket) {

  /** Copies the map. */
  public Servers {
    bySocket = bySocket.map(Map::copyOf);
  }

  /**
   * Those that both sides hold open.
   *
   * @param connections of the sockets in question, in their network namespace
   */
  public static Servers of(
      HoldingsQuestion question, Reading<? extends Collection<Connection>> connections) {
    if (!question.sockets().isKnown()) {
      return new Servers(question.sockets().map(unused -> Map.of()));
    }
    Set<Integer> ports = new HashSet<>();
    question.inbound().stream()
        .filter(address -> !address.startsWith(Connection.UNIX))
        .map(address -> Integer.valueOf(address.substring(address.lastIndexOf(':') + 1)))
        .forEach(ports::add);
    return new Servers(
        connections.map(
            all -> {
              Map<Long, String> found = new HashMap<>();
              for (Connection one : all) {
                boolean cameIn =
                    one.isUnix()
                        ? question.inbound().contains(one.local())
                        : ports.contains(one.port());
                if (one.state() == Connection.State.ESTABLISHED
                    && !cameIn
                    && one.hasServer()
                    && question.sockets().get().contains(one.inode())) {
                  found.put(one.inode(), one.remote());
                }
              }
              return found;
            }));
  }

  /** The connections of the whole generation, most first. */
  public Reading<List<Outbound>> all() {
    return bySocket.map(found -> Outbound.count(found.values()));
  }

  /** Those of one process; one that has come since they were read has none among them. */
  public Reading<List<Outbound>> of(ProcessSample process) {
    if (!process.hasAllFiles()) {
      return process.files().isDenied() ? Reading.denied() : Reading.notRead();
    }
    return bySocket.map(
        found -> {
          List<String> addresses = new ArrayList<>();
          for (Long socket : process.files().get().sockets()) {
            String address = found.get(socket);
            if (address != null) {
              addresses.add(address);
            }
          }
          return Outbound.count(addresses);
        });
  }
}
