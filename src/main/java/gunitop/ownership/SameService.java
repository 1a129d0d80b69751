package gunitop.ownership;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.History;
import gunitop.gunicorn.LaunchLine;
import gunitop.gunicorn.SameOwner;
import gunitop.gunicorn.Variables;
import gunitop.process.Listener;
import gunitop.process.OpenFiles;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import java.util.List;
import java.util.Optional;

/** Whether a master that has no listener yet wants one that another application has. */
final class SameService {
  private SameService() {}

  static boolean isWantedBy(ProcessSample starter, Application serving, History history) {
    ProcessSample master = serving.youngest().master().process();
    Optional<LaunchLine> line =
        LaunchLine.of(starter.traits().commandLine())
            .or(() -> history.of(starter.id()).launch())
            .filter(one -> !one.onlyChecks());
    if (line.isEmpty() || !SameOwner.is(starter, master)) {
      return false;
    }
    List<String> wanted = line.get().binds();
    if (!wanted.isEmpty()) {
      return serving.listeners().stream()
          .map(Listener::address)
          .anyMatch(address -> wanted.stream().anyMatch(one -> means(one, address)));
    }
    // What it wants stands in a configuration: the same one, read in the same place.
    boolean sameLine =
        serving.generations().stream()
            .map(one -> history.of(one.master().id()).launch())
            .flatMap(Optional::stream)
            .findFirst()
            .filter(line.get()::equals)
            .isPresent();
    return sameLine
        && directory(starter).isKnown()
        && directory(starter).equals(directory(master))
        && Variables.value(starter, Variables.ARGUMENTS)
            .equals(Variables.value(master, Variables.ARGUMENTS));
  }

  private static Reading<String> directory(ProcessSample process) {
    return process.files().isKnown()
        ? process.files().map(OpenFiles::workingDirectory).get()
        : Reading.notRead();
  }

  /**
   * Whether what {@code --bind} names is a listener's address ({@code gunicorn/util.py
   * parse_address}): a host that is left out is every one, and a name may be any.
   */
  static boolean means(String bind, String address) {
    if (address.startsWith("unix:")) {
      String path =
          bind.startsWith("unix://")
              ? bind.substring(7)
              : bind.startsWith("unix:") ? bind.substring(5) : "";
      String own = address.substring(5);
      return !path.isEmpty() && (own.equals(path) || own.endsWith("/" + path));
    }
    if (bind.startsWith("unix:") || bind.startsWith("fd:")) {
      return false;
    }
    String wanted = bind.startsWith("tcp://") ? bind.substring(6) : bind;
    int wantedColon = wanted.lastIndexOf(':');
    int colon = address.lastIndexOf(':');
    String port =
        wantedColon < 0 || wanted.endsWith("]") ? "8000" : wanted.substring(wantedColon + 1);
    String host =
        wantedColon < 0 || wanted.endsWith("]") ? wanted : wanted.substring(0, wantedColon);
    String own = address.substring(0, colon);
    boolean numeric = host.matches("[0-9.]+|\\[.*\\]");
    boolean everywhere =
        host.isEmpty()
            || host.equals("0.0.0.0")
            || host.equals("[::]")
            || own.equals("0.0.0.0")
            || own.equals("[::]");
    return port.equals(address.substring(colon + 1))
        && (everywhere || !numeric || host.equals(own));
  }
}
