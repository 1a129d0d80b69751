package gunitop.preflight;

import static gunitop.preflight.FactsFixture.FOLDER;
import static gunitop.preflight.FactsFixture.OTHER;
import static gunitop.preflight.FactsFixture.STARTED;
import static gunitop.preflight.FactsFixture.gone;
import static gunitop.preflight.FactsFixture.link;
import static gunitop.preflight.FactsFixture.release;
import static gunitop.preflight.FactsFixture.there;
import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.Reading;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FolderChecksTest {
  private static final SeenFile HERE = there(FOLDER.path(), FOLDER);
  private static final long BEFORE = STARTED - 1;
  private static final long SINCE = STARTED + 1;

  private static Check check(ReleaseFacts facts, CheckKind kind) {
    List<Check> checks = new FolderChecks(facts).checks();
    return checks.stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
  }

  private static Reading<Optional<SeenFile>> startedIn(SeenFile file) {
    return Reading.known(Optional.of(file));
  }

  @Test
  void folderThatIsThereIsWell() {
    assertThat(new FolderChecks(release()).checks())
        .singleElement()
        .extracting(Check::result)
        .isEqualTo(CheckResult.OK);
  }

  @Test
  void folderThatIsGoneWouldEndOld() {
    ReleaseFacts facts =
        release(
            gone(FOLDER.path() + " (deleted)"), Reading.known(Optional.empty()), Optional.empty());
    Check check = check(facts, CheckKind.START_FOLDER);
    assertThat(check.result()).isEqualTo(CheckResult.WARNING);
    assertThat(check.message()).contains("/srv/shop/releases/A is gone").contains("no NEW");
  }

  @Test
  void folderThatIsGoneIsWellWhereTheLinkThatItWasReachedByIsThere() {
    ReleaseFacts facts =
        release(
            gone(FOLDER.path() + " (deleted)"),
            startedIn(link("/srv/shop/current", OTHER, SINCE)),
            Optional.empty());
    assertThat(check(facts, CheckKind.START_FOLDER).result()).isEqualTo(CheckResult.OK);
    assertThat(check(facts, CheckKind.RELEASE_LINK).message())
        .contains("NEW runs /srv/shop/releases/B");
  }

  @Test
  void folderOfTheSameNameIsToldAsReplaced() {
    ReleaseFacts facts =
        release(
            there(FOLDER.path() + " (deleted)", OTHER),
            Reading.known(Optional.empty()),
            Optional.empty());
    assertThat(check(facts, CheckKind.START_FOLDER).message()).contains("replaced in place");
  }

  @Test
  void shellsLinkThatMovedIsFollowed() {
    ReleaseFacts facts =
        release(HERE, startedIn(link("/srv/shop/current", OTHER, SINCE)), Optional.empty());
    assertThat(check(facts, CheckKind.RELEASE_LINK).message())
        .contains(
            "/srv/shop/current leads to /srv/shop/releases/B now", "NEW runs /srv/shop/releases/B");
  }

  @Test
  void directoryOfAnotherShellIsNoWay() {
    ReleaseFacts facts = release(HERE, startedIn(link("/root", OTHER, BEFORE)), Optional.empty());
    assertThat(new FolderChecks(facts).checks()).hasSize(1);
  }

  @Test
  void linkThatMovedIsNotFollowedByOneThatWasStartedBesideIt() {
    ReleaseFacts facts =
        release(
            HERE,
            Reading.known(Optional.empty()),
            Optional.of(link("/srv/shop/current", OTHER, SINCE)));
    Check check = check(facts, CheckKind.RELEASE_LINK);
    assertThat(check.result()).isEqualTo(CheckResult.WARNING);
    assertThat(check.message()).contains("NEW starts in /srv/shop/releases/A again");
  }

  @Test
  void bothAreSaidWhereTheTitleHidesHowItWasStarted() {
    ReleaseFacts facts =
        release(HERE, Reading.notRead(), Optional.of(link("/srv/shop/current", OTHER, SINCE)));
    assertThat(check(facts, CheckKind.RELEASE_LINK).message())
        .contains("NEW runs the link's release if", "else OLD's again");
  }

  @Test
  void linkThatHasNotMovedIsNotTold() {
    ReleaseFacts facts =
        release(HERE, Reading.notRead(), Optional.of(link("/srv/shop/current", OTHER, BEFORE)));
    assertThat(new FolderChecks(facts).checks()).hasSize(1);
  }
}
