package gunitop.waiting;

import gunitop.holdings.Connection;
import gunitop.process.Listener;
import gunitop.process.Printable;
import gunitop.process.Reading;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a process waits for, in words. */
public final class WaitText {
  private static final String NOT_TOLD = "not told by this kernel";
  private static final int LONGEST_LINK = 80;
  private static final int MOST_NAMED = 3;

  private final Map<Long, Listener> listeners;

  /**
   * Words for one host.
   *
   * @param listeners the listening sockets of its applications, by inode
   */
  public WaitText(Map<Long, Listener> listeners) {
    this.listeners = listeners;
  }

  /** {@code recvfrom on 10.0.0.5:5432 (descriptor 9)}. */
  public String call(Wait wait) {
    return thread(wait.facts().main());
  }

  /** The other threads, those that do the same together; empty where there are none. */
  public String others(Wait wait) {
    Map<String, Integer> counts = new TreeMap<>();
    wait.facts().others().forEach(thread -> counts.merge(thread(thread), 1, Integer::sum));
    String text =
        counts.entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<String, Integer> one) -> -one.getValue())
                    .thenComparing(Map.Entry::getKey))
            .map(one -> one.getValue() + " in " + one.getKey())
            .collect(Collectors.joining("; "));
    return wait.facts().whole() || text.isEmpty() ? text : text + "; the rest was not read";
  }

  /** Where in the kernel its first thread sleeps. */
  public static String channel(Wait wait) {
    return Printable.of(
        wait.facts()
            .channel()
            .orElse("unreadable: it takes root or the process' own user, and a kernel that tells"));
  }

  /** The kernel's functions, the innermost first. */
  public static String stack(Wait wait) {
    Reading<List<String>> stack = wait.facts().stack();
    return stack.isDenied()
        ? "unreadable: root alone may read it"
        : Printable.of(stack.map(frames -> String.join(" < ", frames)).orElse(NOT_TOLD));
  }

  private String thread(ThreadWait thread) {
    if (!thread.call().isKnown()) {
      return thread.call().isDenied()
          ? "unreadable: it takes root, or the right to trace the process (ptrace)"
          : NOT_TOLD;
    }
    ThreadCall call = thread.call().get();
    if (call instanceof ThreadCall.Running) {
      return "no system call: it runs";
    }
    if (!(call instanceof ThreadCall.Inside inside)) {
      return "no system call: it waits for memory, or is stopped";
    }
    String name = thread.known().map(KnownCall::name).orElse("system call " + inside.number());
    CallKind kind = thread.known().map(KnownCall::kind).orElse(CallKind.OTHER);
    if (kind == CallKind.OTHER) {
      return name;
    }
    if (!thread.awaited().isKnown()) {
      return name + "; what it waits for cannot be read";
    }
    List<Awaited> awaited = new ArrayList<>(thread.awaited().get());
    awaited.sort(Comparator.comparing(this::rank));
    if (awaited.isEmpty()) {
      return name + " on no descriptor";
    }
    List<String> named = new ArrayList<>();
    for (Awaited one : awaited.subList(0, Math.min(awaited.size(), MOST_NAMED))) {
      named.add(object(one) + " (descriptor " + one.descriptor() + ")");
    }
    int more = awaited.size() - named.size();
    return name + " on " + String.join(", ", named) + (more > 0 ? " and " + more + " more" : "");
  }

  /** What it called comes before who called it, and that before pipes and the like. */
  private int rank(Awaited one) {
    if (!(one instanceof Awaited.Socket socket)) {
      return 4;
    }
    if (listeners.containsKey(socket.inode())) {
      return 1;
    }
    Optional<Connection> connection = socket.connection().orElse(Optional.empty());
    if (connection.isEmpty()) {
      return 3;
    }
    return cameIn(connection.get()) ? 2 : 0;
  }

  private String object(Awaited one) {
    if (one instanceof Awaited.Other other) {
      return other
          .link()
          .map(link -> link.startsWith("pipe:") ? "a pipe" : Printable.of(link, LONGEST_LINK))
          .orElse("something unreadable");
    }
    Awaited.Socket socket = (Awaited.Socket) one;
    Listener listener = listeners.get(socket.inode());
    if (listener != null) {
      return "its listener " + Printable.of(listener.address(), LONGEST_LINK);
    }
    if (!socket.connection().isKnown()) {
      return "a connection that cannot be read";
    }
    return socket
        .connection()
        .get()
        .map(this::connection)
        .orElse("a socket that is no TCP or unix connection");
  }

  private String connection(Connection one) {
    String remote = Printable.of(one.remote(), LONGEST_LINK);
    String end =
        switch (one.state()) {
          case CONNECTING -> ", which has not answered yet";
          case CLOSED_BY_PEER -> ", which has closed it";
          case ESTABLISHED -> "";
        };
    return (cameIn(one) ? "its client " : "") + remote + end;
  }

  private boolean cameIn(Connection one) {
    Collection<Listener> all = listeners.values();
    return one.isUnix()
        ? all.stream().anyMatch(listener -> listener.address().equals(one.local()))
        : all.stream().anyMatch(listener -> listener.address().endsWith(":" + one.port()));
  }
}
