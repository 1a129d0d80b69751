package gunitop.release;

import gunitop.gunicorn.Generation;
import gunitop.gunicorn.Preload;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one generation runs of the code in one place, and what lies there. */
final class PlaceCode {
  private final CodePlace place;
  private final DiskFacts facts;
  private final Snapshot now;
  private final List<Instant> moments;
  private final GenerationCode generation;

  PlaceCode(
      CodePlace place,
      Generation generation,
      DiskFacts facts,
      Preload.Verdict preload,
      Snapshot now) {
    this.place = place;
    this.facts = facts;
    this.now = now;
    this.moments = Moments.of(generation, preload, now);
    this.generation = judge(generation, preload);
  }

  private GenerationCode judge(Generation of, Preload.Verdict preload) {
    List<GenerationCode.Share> shares = shares();
    boolean isKnown = shares.stream().anyMatch(share -> share.code().isPresent());
    if (!isKnown) {
      return new GenerationCode(of.role(), List.of(), reason());
    }
    Optional<String> masters = version(Moments.startOf(of.master().id(), now));
    boolean isCertain =
        preload != Preload.Verdict.UNKNOWN
            || shares.size() == 1 && shares.get(0).code().flatMap(Code::commit).equals(masters);
    return isCertain
        ? new GenerationCode(of.role(), shares, "")
        : new GenerationCode(of.role(), List.of(), either(masters, shares));
  }

  private String either(Optional<String> masters, List<GenerationCode.Share> shares) {
    String preloaded = masters.map(Code::shortId).orElse("other code");
    return preloaded + " if it preloads, else " + CodeText.brief(shares);
  }

  private String reason() {
    if (!place.trouble().isEmpty()) {
      return place.trouble();
    }
    return place.repository().isPresent()
        ? "git's log does not reach back to its start"
        : "neither git nor a release folder tells it";
  }

  /** The commit that lay here at a moment. */
  private Optional<String> version(Instant moment) {
    return place
        .repository()
        .map(git -> git.commitAt(moment, now.time()))
        .orElseGet(place::revision);
  }

  private List<GenerationCode.Share> shares() {
    Map<Optional<String>, List<Instant>> byVersion = new LinkedHashMap<>();
    for (Instant moment : moments) {
      byVersion.computeIfAbsent(version(moment), unused -> new ArrayList<>()).add(moment);
    }
    List<GenerationCode.Share> shares = new ArrayList<>();
    byVersion.forEach(
        (version, loaded) ->
            shares.add(new GenerationCode.Share(code(version, loaded), loaded.size())));
    shares.sort(Comparator.comparingInt(GenerationCode.Share::workers).reversed());
    return shares;
  }

  private Optional<Code> code(Optional<String> version, List<Instant> loaded) {
    Instant since = Collections.min(loaded);
    Reading<Integer> changed = place.changes().count(since);
    if (place.repository().isPresent()) {
      return version.map(
          id -> Code.of(place, place.repository().get(), id, Optional.of(since), changed));
    }
    return isRelease()
        ? Optional.of(
            new Code(place.path(), version, Optional.empty(), Optional.of(since), changed))
        : Optional.empty();
  }

  private boolean isRelease() {
    return facts.link().isPresent();
  }

  CodePlace place() {
    return place;
  }

  GenerationCode generation() {
    return generation;
  }

  /** When the first of it was loaded. */
  Instant since() {
    return Collections.min(moments);
  }

  /** What a process would load that starts now. */
  Optional<Code> disk() {
    Reading<Integer> changed = place.changes().count(since());
    boolean isElsewhere =
        facts.link().filter(link -> !link.target().equals(place.path())).isPresent();
    if (isElsewhere || facts.link().isPresent() && place.repository().isEmpty()) {
      ReleaseLink link = facts.link().get();
      boolean isHere = !isElsewhere;
      return Optional.of(
          new Code(
              link.target(),
              link.revision(),
              Optional.empty(),
              Optional.of(link.since()),
              isHere ? changed : Reading.notRead()));
    }
    return place.repository().map(git -> Code.of(place, git, git.head(), git.headSince(), changed));
  }

  /** How far what lies here is from what runs. */
  Optional<Distance> distance() {
    Optional<String> runs = generation.code().flatMap(Code::commit);
    return place.repository().flatMap(git -> runs.flatMap(git::distanceFrom));
  }

  /** Whether the version that lies here is the one that all of it runs. */
  boolean isOnDisk() {
    return !generation.isMixed()
        && disk().isPresent()
        && generation.code().filter(disk().get()::isSameAs).isPresent();
  }

  /**
   * How many files were written since, at least; where the version is the same, since it was
   * checked out, and so by hand: git writes the files before it notes the move, in whole seconds.
   */
  int modified() {
    Optional<Instant> checkedOut =
        isOnDisk()
            ? place.repository().flatMap(Repository::headSince).map(since -> since.plusSeconds(1))
            : Optional.empty();
    return place.changes().atLeast(checkedOut.filter(since()::isBefore).orElse(since()));
  }

  /** Whether something else runs than lies here. */
  boolean isBehind() {
    return runsOther() || generation.isMixed() || modified() > 0;
  }

  private boolean runsOther() {
    return disk().isPresent() && generation.code().isPresent() && !isOnDisk();
  }

  /** Whether it is known that what lies here is what all of it runs. */
  boolean isUnchanged() {
    return isOnDisk() && place.changes().isUntouched(since());
  }

  /** How much this place tells an operator, beside others. */
  int weight() {
    return (runsOther() ? 8 : 0)
        + (generation.isMixed() ? 4 : 0)
        + (modified() > 0 ? 2 : 0)
        + (place.holdsApplication() ? 1 : 0);
  }
}
