package gunitop.preflight.host;

import gunitop.gunicorn.Relaunch;
import gunitop.kernel.DiskSpace;
import gunitop.preflight.LimitFacts;
import gunitop.preflight.PidfileFacts;
import gunitop.preflight.PlaceFacts;
import gunitop.preflight.PlaceFacts.Use;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.trust.Budget;
import gunitop.trust.Checked;
import gunitop.trust.SeenEntry;
import gunitop.trust.Who;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the folders in which NEW writes. */
final class PlaceReader {
  private static final int MOST_LOGS = 8;
  private static final String HEARTBEAT = "/wgunicorn-";
  private static final String SECOND = ".2";

  private final ProcText proc;
  private final ProcessSample master;
  private final Reading<Credentials> credentials;

  PlaceReader(ProcText proc, Relaunch relaunch, Reading<Credentials> credentials) {
    this.proc = proc;
    this.master = relaunch.old().master().process();
    this.credentials = credentials;
  }

  /** The logs, and where the workers' heartbeat files are made. */
  List<PlaceFacts> places() {
    List<PlaceFacts> places = new ArrayList<>();
    heartbeatFolder().map(path -> read(Use.WORKER_FILES, path)).ifPresent(places::add);
    if (master.files().isKnown()) {
      master.files().get().logs().stream()
          .limit(MOST_LOGS)
          .map(log -> read(Use.LOG, log))
          .forEach(places::add);
    }
    return places;
  }

  /** {@code worker_tmp_dir}, or the usual folder: where the files lie that it holds now. */
  private Optional<String> heartbeatFolder() {
    String descriptors = "/proc/" + master.pid() + "/fd";
    for (int fd : proc.numbersIn(descriptors, Budget.DESCRIPTORS).orElse(new int[0])) {
      String target = proc.link(descriptors + "/" + fd).orElse("");
      int at = target.lastIndexOf(HEARTBEAT);
      if (at > 0 && target.endsWith(" (deleted)")) {
        return Optional.of(target.substring(0, at));
      }
    }
    return Optional.empty();
  }

  private PlaceFacts read(Use use, String path) {
    return facts(use, path, SeenEntry.of(master.pid(), path));
  }

  private PlaceFacts facts(Use use, String path, Checked<SeenEntry> seen) {
    Optional<SeenEntry> entry = seen.value();
    if (entry.isEmpty()) {
      return new PlaceFacts(
          use,
          path,
          seen instanceof Checked.Absent<SeenEntry> ? Reading.known(false) : Reading.notRead(),
          Reading.notRead(),
          Reading.notRead(),
          Reading.notRead(),
          Reading.notRead(),
          "");
    }
    Reading<DiskSpace> space = entry.get().space().map(Reading::known).orElse(Reading.notRead());
    boolean root = credentials.map(one -> one.effective() == 0).orElse(false);
    return new PlaceFacts(
        use,
        path,
        Reading.known(true),
        space.map(one -> root ? one.freeBytes() : one.availableBytes()),
        space.map(one -> one.inodes() == 0 ? LimitFacts.UNLIMITED : one.freeInodes()),
        space.map(DiskSpace::readOnly),
        credentials.isKnown() ? credentials.get().mayMakeFilesIn(entry.get()) : Reading.notRead(),
        Credentials.described(entry.get()));
  }

  /** The pidfile of this path. */
  PidfileFacts pidfile(String path) {
    int slash = Math.max(1, path.lastIndexOf('/'));
    String folder = path.substring(0, path.lastIndexOf('/') <= 0 ? 1 : slash);
    Checked<SeenEntry> seen = SeenEntry.of(master.pid(), folder);
    return new PidfileFacts(path, facts(Use.PIDFILE, folder, seen), foreign(path, seen.value()));
  }

  private Reading<Optional<String>> foreign(String path, Optional<SeenEntry> folder) {
    Checked<SeenEntry> second = SeenEntry.of(master.pid(), path + SECOND);
    if (second instanceof Checked.Absent<SeenEntry>) {
      return Reading.known(Optional.empty());
    }
    if (folder.isEmpty() || second.value().isEmpty() || !credentials.isKnown()) {
      return Reading.notRead();
    }
    SeenEntry file = second.value().get();
    return Reading.known(
        credentials.get().mayReplace(file, folder.get())
            ? Optional.empty()
            : Optional.of(Who.user(file.status().uid())));
  }
}
