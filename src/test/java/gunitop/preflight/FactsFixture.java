package gunitop.preflight;

import gunitop.preflight.SeenFile.Entry;
import gunitop.process.Reading;
import java.util.List;
import java.util.Optional;

/** Facts of a master with which all is well; a test changes what it is about. */
final class FactsFixture {
  static final long STARTED = 1_000;
  static final Entry FOLDER = new Entry("/srv/shop/releases/A", 1, 10, 500, 0);
  static final Entry OTHER = new Entry("/srv/shop/releases/B", 1, 11, 500, 0);
  static final Entry PYTHON = new Entry("/usr/bin/python3.11", 1, 20, 500, 0);
  static final long MIB = 1 << 20;

  private FactsFixture() {}

  static SeenFile there(String path, Entry entry) {
    return new SeenFile(path, Reading.known(Optional.of(entry)));
  }

  static SeenFile gone(String path) {
    return new SeenFile(path, Reading.known(Optional.empty()));
  }

  /** A link that was made at this time. */
  static SeenFile link(String path, Entry target, long changed) {
    return there(
        path,
        new Entry(target.path(), target.device(), target.inode(), target.modifiedNanos(), changed));
  }

  static ReleaseFacts release(
      SeenFile folder, Reading<Optional<SeenFile>> startedIn, Optional<SeenFile> current) {
    return new ReleaseFacts(
        STARTED,
        Reading.known(FOLDER),
        Optional.of(folder),
        startedIn,
        Optional.empty(),
        current,
        Reading.known(PYTHON),
        Optional.of(there("/srv/venv/bin/python", PYTHON)),
        Optional.empty(),
        Optional.of(there("/srv/venv/bin/gunicorn", new Entry("", 1, 30, 500, 0))),
        false);
  }

  static ReleaseFacts release() {
    return release(there(FOLDER.path(), FOLDER), Reading.known(Optional.empty()), Optional.empty());
  }

  static ReleaseFacts by(SeenFile interpreter, SeenFile script) {
    ReleaseFacts facts = release();
    return new ReleaseFacts(
        STARTED,
        facts.workingDirectory(),
        facts.folder(),
        facts.startedIn(),
        Optional.empty(),
        Optional.empty(),
        facts.running(),
        Optional.of(interpreter),
        Optional.empty(),
        Optional.of(script),
        false);
  }

  static MemoryFacts memory(long needed, long available, MemoryFacts.Group... groups) {
    return new MemoryFacts(
        Reading.known(needed * MIB),
        false,
        Reading.known(available * MIB),
        Reading.known(0L),
        Reading.known(List.of(groups)));
  }

  static LimitFacts limits(
      long descriptors, int open, long processes, long userTasks, LimitFacts.Group... groups) {
    return new LimitFacts(
        Reading.known(descriptors),
        Reading.known(open),
        4711,
        11,
        "shop",
        Reading.known(processes),
        Reading.known(userTasks),
        Reading.known(500L),
        Reading.known(32_768L),
        Reading.known(List.of(groups)));
  }

  static PlaceFacts place(PlaceFacts.Use use, long freeBytes, boolean readOnly, boolean writable) {
    return new PlaceFacts(
        use,
        "/run/shop",
        Reading.known(true),
        Reading.known(freeBytes),
        Reading.known(LimitFacts.UNLIMITED),
        Reading.known(readOnly),
        Reading.known(writable),
        "mode 0755 of root (uid 0)");
  }

  static PreflightFacts all(ReleaseFacts release, MemoryFacts memory) {
    return new PreflightFacts(
        release,
        memory,
        limits(1024, 12, LimitFacts.UNLIMITED, 0),
        Reading.known(Optional.empty()),
        List.of(place(PlaceFacts.Use.WORKER_FILES, 100 * MIB, false, true)),
        Reading.known(false));
  }
}
