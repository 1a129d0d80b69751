package gunitop.release;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.Preload;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges which code an application's generations run, and which lies on disk. */
final class CodeJudge {
  private final Application application;
  private final Map<ProcessId, DiskFacts> facts;
  private final Snapshot now;

  CodeJudge(Application application, Map<ProcessId, DiskFacts> facts, Snapshot now) {
    this.application = application;
    this.facts = facts;
    this.now = now;
  }

  /** The judgement; empty where nothing was read for OLD. */
  Optional<ApplicationCode> judge() {
    Generation old = application.old();
    DiskFacts read = facts.get(old.master().id());
    if (read == null || read.places().isEmpty()) {
      return Optional.empty();
    }
    List<PlaceCode> judged =
        read.places().stream()
            .map(place -> new PlaceCode(place, old, read, preload(), now))
            .toList();
    // The first of those that differ most: a sort is stable.
    PlaceCode shown =
        judged.stream()
            .sorted(Comparator.comparingInt(PlaceCode::weight).reversed())
            .toList()
            .get(0);
    List<GenerationCode> generations =
        application.generations().stream()
            .map(one -> one == old ? shown.generation() : ofNew(one, shown))
            .toList();
    boolean isUnchanged =
        judged.stream().allMatch(PlaceCode::isUnchanged)
            && read.places().stream().anyMatch(CodePlace::holdsApplication)
            && hasOldPackages(read, shown.since());
    return Optional.of(
        new ApplicationCode(
            generations,
            shown.disk(),
            shown.distance(),
            shown.place(),
            shown.modified(),
            isUnchanged,
            judged.size(),
            (int) judged.stream().filter(one -> one != shown && one.isBehind()).count()));
  }

  private Preload.Verdict preload() {
    return application.preload().verdict();
  }

  /** NEW's code in the same place; in its own, where it was started in another release. */
  private GenerationCode ofNew(Generation fresh, PlaceCode shown) {
    DiskFacts read = facts.get(fresh.master().id());
    if (read == null || read.places().isEmpty()) {
      return new GenerationCode(fresh.role(), List.of(), "not read yet");
    }
    CodePlace place =
        read.places().stream()
            .filter(one -> one.path().equals(shown.place().path()))
            .findFirst()
            .orElse(read.places().get(0));
    return new PlaceCode(place, fresh, read, preload(), now).generation();
  }

  private static boolean hasOldPackages(DiskFacts read, Instant since) {
    Reading<Instant> changed = read.packagesChanged();
    return changed.isKnown() && changed.get().isBefore(since);
  }
}
