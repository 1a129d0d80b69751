package gunitop.release;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.Reading;
import gunitop.testkit.HostSketch;
import gunitop.testkit.Watched;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What recorded facts of the disk come to. OLD was started 1,000 s after boot. */
class CodeKnowledgeTest {
  private static final String A = "a1b2c3d".repeat(5) + "aaaaa";
  private static final String B = "d4e5f6a".repeat(5) + "bbbbb";
  private static final String ZEROS = "0".repeat(40);
  private static final Reading<Instant> OLD_PACKAGES = Reading.known(Instant.EPOCH);
  private static final SourceChanges NONE = new SourceChanges(List.of(), List.of(), true);

  private final HostSketch host = new HostSketch().listener(7, "127.0.0.1:8000");
  private final Watched watched = new Watched(host);
  private List<CodePlace> places = new ArrayList<>();
  private Optional<ReleaseLink> link = Optional.empty();

  @BeforeEach
  void oneGeneration() {
    host.daemon(100, 7);
    host.ready(100, List.of(101, 102, 103));
    watched.lookFor(1000, 3);
  }

  private void starts(String... options) {
    List<String> words = new ArrayList<>(List.of("/usr/bin/python3", "/usr/bin/gunicorn"));
    words.addAll(List.of(options));
    words.add("shop:application");
    host.change(100, draft -> draft.commandLine(words.toArray(String[]::new)));
  }

  private static Instant at(double seconds) {
    return HostSketch.BOOT.plusMillis(Math.round(seconds * 1000));
  }

  private static HeadMove move(String from, String to, double seconds) {
    return new HeadMove(from, to, at(seconds).getEpochSecond(), "");
  }

  private static CodePlace repository(String path, SourceChanges changes, HeadMove... moves) {
    String head = moves[moves.length - 1].to();
    return new CodePlace(
        path,
        Optional.of(
            new Repository(
                "deploy",
                1000,
                head,
                new HeadLog(List.of(moves), true),
                Optional.empty(),
                Map.of(A, "Fix totals", B, "Hotfix \033[31motp"),
                head.equals(A) ? Map.of() : Map.of(A, new Distance(2, 0)))),
        Optional.empty(),
        "",
        true,
        changes);
  }

  private Assessment look(double seconds) {
    host.at(seconds);
    watched.isAdvised(knowledge());
    return watched.look();
  }

  private CodeKnowledge knowledge() {
    DiskFacts facts = new DiskFacts(places, link, OLD_PACKAGES);
    return new CodeKnowledge(Map.of(host.id(100), facts), host.snapshot().monotonicNanos());
  }

  private String line(double seconds) {
    Assessment seen = look(seconds);
    return knowledge()
        .of(seen.application(), host.snapshot())
        .map(code -> String.join("; ", CodeText.parts(code, host.snapshot().time())))
        .orElse("nothing");
  }

  private static Optional<Finding> unchanged(Assessment seen) {
    return seen.findings().stream()
        .filter(one -> one.code() == FindingCode.CODE_UNCHANGED)
        .findFirst();
  }

  private static SourceChanges modified(double... seconds) {
    List<Instant> times = new ArrayList<>();
    for (double one : seconds) {
      times.add(at(one));
    }
    return new SourceChanges(times, List.of(), true);
  }

  @Test
  void aForgottenPullAsksBeforeUsr2() {
    starts("--preload");
    places.add(repository("/srv/shop", NONE, move(ZEROS, A, 900)));

    Assessment seen = look(1010);

    assertThat(unchanged(seen).orElseThrow().message())
        .isEqualTo(
            "Nothing changed since OLD started: NEW would run the same code,"
                + " a1b2c3d 'Fix totals' in /srv/shop.");
    assertThat(seen.offer(Step.USR2).confirmation()).isEqualTo(Confirmation.YES);
    assertThat(line(1010))
        .isEqualTo(
            "OLD a1b2c3d 'Fix totals' (10 s); on disk the same, nothing changed since OLD started");
  }

  @Test
  void aPullIsToldWithItsDistanceAndFiles() {
    starts("--preload");
    places.add(
        repository(
            "/srv/shop", modified(1005, 1005, 1005, 900), move(ZEROS, A, 900), move(A, B, 1005)));

    assertThat(unchanged(look(1010))).isEmpty();
    assertThat(line(1010))
        .isEqualTo(
            "OLD a1b2c3d 'Fix totals' (10 s); on disk d4e5f6a 'Hotfix ?[31motp', 2 commits later,"
                + " 3 files changed since OLD started");
  }

  @Test
  void nothingIsSaidToBeUnchangedThatMayHaveChanged() {
    starts("--preload");
    HeadMove first = move(ZEROS, A, 900);
    List<SourceChanges> doubtful =
        List.of(
            modified(1001),
            new SourceChanges(List.of(), List.of(at(1001)), true),
            new SourceChanges(List.of(), List.of(), false));
    for (SourceChanges changes : doubtful) {
      places = new ArrayList<>(List.of(repository("/srv/shop", changes, first)));
      assertThat(unchanged(look(1010))).as(changes.toString()).isEmpty();
    }
    places =
        List.of(
            repository("/srv/shop", NONE, first),
            new CodePlace("/srv/b", Optional.empty(), Optional.empty(), "denied", false, NONE));
    assertThat(unchanged(look(1010))).as("a place that cannot be read").isEmpty();
  }

  @Test
  void moreThanWasLookedAtIsSaidSo() {
    starts("--preload");
    places.add(
        repository(
            "/srv/shop",
            new SourceChanges(List.of(at(1001), at(1002)), List.of(), false),
            move(ZEROS, A, 900)));

    assertThat(line(1010))
        .endsWith("on disk the same, more than 2 files changed since OLD started");
  }

  @Test
  void workersThatWereRecycledAfterAPullRunOtherCode() {
    starts();
    places.add(repository("/srv/shop", modified(1005), move(ZEROS, A, 900), move(A, B, 1005)));
    host.at(1006).ready(104, 100);
    watched.look();

    assertThat(line(1010))
        .startsWith(
            "OLD a1b2c3d 'Fix totals' (10 s); 1 of 4 OLD workers run d4e5f6a 'Hotfix ?[31motp'");
  }

  @Test
  void eitherIsSaidWherePreloadingIsUnknown() {
    host.change(100, draft -> draft.commandLine("gunicorn: master [shop:application]"));
    places.add(repository("/srv/shop", modified(1005), move(ZEROS, A, 900), move(A, B, 1005)));
    host.at(1006).ready(104, 100);
    watched.look();

    assertThat(line(1010))
        .startsWith(
            "OLD unknown: a1b2c3d if it preloads, else 3x a1b2c3d, 1x d4e5f6a; on disk d4e");
  }

  @Test
  void ofABenchTheApplicationIsToldThatDiffers() {
    starts("--preload");
    places.add(repository("/srv/bench/apps/frappe", NONE, move(ZEROS, A, 900)));
    places.add(
        repository("/srv/bench/apps/shop", modified(1005), move(ZEROS, A, 900), move(A, B, 1005)));
    places.add(repository("/srv/bench/apps/edited", modified(1005), move(ZEROS, A, 900)));

    assertThat(line(1010)).startsWith("OLD shop a1b2c3d 'Fix totals'").endsWith("; 1 more changed");
  }

  @Test
  void aReleaseFolderIsToldByItsName() {
    starts("--preload");
    places.add(
        new CodePlace("/srv/releases/2026A", Optional.empty(), Optional.empty(), "", true, NONE));
    link =
        Optional.of(
            new ReleaseLink("/srv/current", "/srv/releases/2026B", at(1005), Optional.empty()));

    assertThat(line(1010)).isEqualTo("OLD 2026A (10 s); on disk 2026B");
    assertThat(unchanged(look(1010))).isEmpty();

    link =
        Optional.of(
            new ReleaseLink("/srv/current", "/srv/releases/2026A", at(900), Optional.empty()));
    assertThat(unchanged(look(1010)).orElseThrow().message()).contains("2026A");
  }

  @Test
  void withoutAnyNameItIsUnknown() {
    starts("--preload");
    places.add(new CodePlace("/srv", Optional.empty(), Optional.empty(), "", true, modified(1005)));

    assertThat(line(1010)).isEqualTo("1 file changed below /srv since OLD started");
    assertThat(unchanged(look(1010))).isEmpty();
  }

  @Test
  void aRevertSaysWhatItWouldLoadAndHowToPutOldBack() {
    starts();
    places.add(repository("/srv/shop", modified(1005), move(ZEROS, A, 900), move(A, B, 1005)));
    host.reexeced(200, 100);
    host.ready(200, List.of(201, 202, 203));
    host.ends(103);
    watched.look();

    Assessment seen = look(1010);

    assertThat(seen.findings())
        .filteredOn(one -> one.code() == FindingCode.NO_PRELOAD_REVERT)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.message()).contains("on disk, d4e5f6a 'Hotfix ?[31motp'");
              assertThat(one.remedy())
                  .contains("sudo -u deploy git -C /srv/shop checkout " + A.substring(0, 12));
            });
    assertThat(seen.offer(Step.REVERT).reason())
        .contains("import d4e5f6a")
        .contains("sudo -u deploy git -C /srv/shop checkout " + A.substring(0, 12));
  }

  @Test
  void afterTheDrainItIsStillKnownWhatOldWasStartedWith() {
    starts();
    places.add(repository("/srv/shop", modified(1005), move(ZEROS, A, 900), move(A, B, 1005)));
    host.at(1006).reexeced(200, 100);
    host.ready(200, List.of(201, 202, 203));
    host.ends(101, 102, 103);
    watched.look();

    Assessment seen = look(1010);

    assertThat(line(1010)).startsWith("OLD a1b2c3d 'Fix totals' (10 s)");
    assertThat(seen.offer(Step.REVERT).reason())
        .isEqualTo(
            "OLD's new workers import d4e5f6a 'Hotfix ?[31motp', which is on disk now:"
                + " put OLD's code back first"
                + " (sudo -u deploy git -C /srv/shop checkout a1b2c3da1b2c)");

    places =
        List.of(
            repository(
                "/srv/shop",
                modified(1009),
                move(ZEROS, A, 900),
                move(A, B, 1005),
                move(B, A, 1009)));
    assertThat(look(1010).offer(Step.REVERT).reason())
        .isEqualTo(
            "OLD's new workers import the code on disk, which is still OLD's: a1b2c3d 'Fix totals'");
  }

  @Test
  void whatWasReadLongAgoIsNotTheDiskOfNow() {
    starts("--preload");
    places.add(repository("/srv/shop", NONE, move(ZEROS, A, 900)));
    Assessment seen = look(1010);
    CodeKnowledge read = knowledge();

    host.at(1100);

    assertThat(read.of(seen.application(), host.snapshot())).isEmpty();
  }
}
