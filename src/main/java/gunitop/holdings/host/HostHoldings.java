package gunitop.holdings.host;

import gunitop.holdings.Connection;
import gunitop.holdings.GenerationHoldings;
import gunitop.holdings.HoldingsQuestion;
import gunitop.holdings.HoldingsSource;
import gunitop.holdings.MemoryLeft;
import gunitop.holdings.Servers;
import gunitop.preflight.host.MemoryLimits;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads this host. For one thread at a time. */
public final class HostHoldings implements HoldingsSource {
  private final ConnectionReader connections = new ConnectionReader();
  private final MemoryLimits memory = new MemoryLimits();

  @Override
  public Map<ProcessId, GenerationHoldings> read(List<HoldingsQuestion> questions) {
    Set<Long> sockets = new HashSet<>();
    questions.forEach(question -> sockets.addAll(question.sockets().orElse(Set.of())));
    Map<Reading<String>, Reading<List<Connection>>> byNamespace = new HashMap<>();
    Map<ProcessId, GenerationHoldings> found = new HashMap<>();
    for (HoldingsQuestion question : questions) {
      Servers servers =
          Servers.of(
              question,
              question.sockets().isKnown()
                  ? connections(question, sockets, byNamespace)
                  : Reading.notRead());
      Reading<MemoryLeft> left =
          MemoryLeft.of(memory.available(), memory.groups(question.master().pid()));
      found.put(question.master(), new GenerationHoldings(servers, left));
    }
    return found;
  }

  /**
   * Asked through the first process that still lives, as one that has exited leads nowhere; once
   * for each network namespace, as the kernel walks all its connections for it.
   */
  private Reading<List<Connection>> connections(
      HoldingsQuestion question,
      Set<Long> sockets,
      Map<Reading<String>, Reading<List<Connection>>> byNamespace) {
    for (ProcessId process : question.processes()) {
      Reading<String> namespace = connections.namespace(process.pid());
      if (namespace.isKnown()) {
        return byNamespace.computeIfAbsent(
            namespace, unused -> connections.of(process.pid(), sockets));
      }
      if (namespace.isDenied()) {
        return Reading.denied();
      }
    }
    return Reading.notRead();
  }
}
