package gunitop.supervision.supervisord;

import gunitop.kernel.Answer;
import gunitop.kernel.KernelFiles;
import gunitop.kernel.SocketDiag;
import gunitop.kernel.SocketEntry;
import gunitop.trust.Budget;
import gunitop.trust.TrustedSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a supervisord listens to {@code supervisorctl}.
 *
 * @param url as {@code serverurl} names it, {@code unix://PATH} or {@code http://HOST:PORT}
 */
record ControlServer(String url) {
  private static final Pattern HTTP =
      Pattern.compile("http://([A-Za-z0-9.-]{1,253}|\\[[0-9a-fA-F:]{2,39}])(?::([0-9]{1,5}))?/?");
  private static final Set<String> HERE = Set.of("localhost", "[::1]", "0.0.0.0", "[::]");
  private static final int HTTP_PORT = 80;

  /**
   * Why it is not to be connected to: somebody else may listen there. Empty where none can.
   *
   * @param supervisord who is to listen, where that is on this host
   */
  Optional<String> objection(int supervisord) {
    if (url.startsWith("unix:///")) {
      return TrustedSocket.objection(url.substring("unix://".length()));
    }
    Matcher http = HTTP.matcher(url);
    if (!http.matches()) {
      return Optional.of("its server is neither unix:// nor http:// by host and port");
    }
    String host = http.group(1);
    boolean here = HERE.contains(host) || host.startsWith("127.");
    int port = http.group(2) == null ? HTTP_PORT : Integer.parseInt(http.group(2));
    return here ? listenerObjection(port, supervisord) : Optional.empty();
  }

  /** Whoever listens on the port, by whatever address, must be the supervisord. */
  private static Optional<String> listenerObjection(int port, int supervisord) {
    Answer<SocketDiag> diag = SocketDiag.open();
    if (!diag.isPresent()) {
      return Optional.of("who listens on port " + port + " cannot be read");
    }
    try (SocketDiag open = diag.get()) {
      Answer<List<SocketEntry>> listening = open.listening(any -> true);
      if (!listening.isPresent()) {
        return Optional.of("who listens on port " + port + " cannot be read");
      }
      List<Long> listeners =
          listening.get().stream()
              .filter(one -> one.family() == SocketEntry.Family.TCP && one.port() == port)
              .map(SocketEntry::inode)
              .toList();
      if (listeners.isEmpty()) {
        return Optional.of("nobody listens on port " + port);
      }
      return sockets(supervisord).containsAll(listeners)
          ? Optional.empty()
          : Optional.of("another than process " + supervisord + " listens on port " + port);
    }
  }

  private static Set<Long> sockets(int pid) {
    KernelFiles files = new KernelFiles();
    String directory = "/proc/" + pid + "/fd";
    Answer<int[]> numbers = files.numbersIn(directory);
    Set<Long> inodes = new HashSet<>();
    for (int i = 0; numbers.isPresent() && i < numbers.get().length; i++) {
      if (i == Budget.DESCRIPTORS) {
        break;
      }
      Answer<String> link = files.readLink(directory + "/" + numbers.get()[i]);
      if (link.isPresent() && link.get().matches("socket:\\[\\d{1,18}\\]")) {
        inodes.add(Long.parseLong(link.get().substring(8, link.get().length() - 1)));
      }
    }
    return inodes;
  }
}
