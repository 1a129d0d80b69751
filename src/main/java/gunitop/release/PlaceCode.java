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
    if (moments.isEmpty()) {
      return new GenerationCode(of.role(), List.of(), "it has no workers");
    }
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
  Optional<Instant> since() {
    return moments.isEmpty() ? Optional.empty() : Optional.of(Collections.min(moments));
  }

  /** What a process would load that starts now. */
  Optional<Code> disk() {
    Reading<Integer> changed =
        since().map(moment -> place.changes().count(moment)).orElse(Reading.notRead());
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

  /** How many files were written since, at least. */
  int modified() {
    return since().map(moment -> place.changes().atLeast(moment)).orElse(0);
  }

  /** Whether something else runs than lies here. */
  boolean isBehind() {
    boolean isOther =
        disk().isPresent()
            && generation.code().isPresent()
            && !disk().get().isSameAs(generation.code().get());
    return isOther || generation.isMixed() || modified() > 0;
  }

  /** Whether it is known that what lies here is what all of it runs. */
  boolean isUnchanged() {
    return generation.shares().size() == 1
        && disk().isPresent()
        && generation.code().filter(disk().get()::isSameAs).isPresent()
        && since().filter(moment -> place.changes().isUntouched(moment)).isPresent();
  }

  /** How much this place tells an operator, beside others. */
  int weight() {
    boolean isOther =
        disk().isPresent()
            && generation.code().isPresent()
            && !disk().get().isSameAs(generation.code().get());
    return (isOther ? 8 : 0)
        + (generation.isMixed() ? 4 : 0)
        + (modified() > 0 ? 2 : 0)
        + (place.holdsApplication() ? 1 : 0);
  }
}
