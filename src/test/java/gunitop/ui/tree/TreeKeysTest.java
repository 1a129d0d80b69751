package gunitop.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.Inspection;
import gunitop.process.Listing;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Signal;
import gunitop.testkit.ApplicationFixture;
import gunitop.testkit.Clock;
import gunitop.testkit.Operator;
import gunitop.testkit.ProcessFixture;
import gunitop.testkit.Scenario;
import gunitop.testkit.Scenarios;
import gunitop.testkit.ScriptedReview;
import gunitop.testkit.SnapshotFixture;
import gunitop.ui.Effect;
import gunitop.ui.Key.Name;
import gunitop.ui.Msg;
import gunitop.ui.RunOptions;
import gunitop.ui.Screen;
import gunitop.ui.SortKey;
import gunitop.upgrade.Assessment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys of the tree screen. */
class TreeKeysTest {
  private final Scenario scenario = Scenarios.twoApplications();
  private final ScriptedReview core = scenario.core();
  private final Operator operator =
      scenario.operator(core, RunOptions.plain(Clock.ZONE), 100, 30).presses("*");

  private TreeState tree() {
    return TreeState.of(operator.model());
  }

  private List<Integer> pids() {
    return tree().rows().stream().map(row -> row.id().pid()).toList();
  }

  private TreeRow row(int pid) {
    return tree().rows().stream().filter(row -> row.id().pid() == pid).findFirst().orElseThrow();
  }

  private int selected() {
    return tree().selected().orElseThrow().pid();
  }

  private Operator seesWithout(Predicate<ProcessSample> gone) {
    var samples = scenario.snapshot().processes().values().stream().filter(gone.negate()).toList();
    var later = SnapshotFixture.snapshot().with(samples).later(2).build();
    core.page(later, scenario.assessments());
    return operator.sees(later);
  }

  @Test
  void showsGunicornTreesWithTheirAncestorsAndStartsOnAMaster() {
    assertThat(pids()).startsWith(1, 12928, 12931).contains(12996, 20100).doesNotContain(655, 3122);
    assertThat(selected()).isEqualTo(12928);
  }

  @Test
  void showsEveryProcessAndBack() {
    assertThat(TreeState.of(operator.presses("a").model()).rows()).hasSize(30);
    assertThat(TreeState.of(operator.presses("a").model()).rows()).hasSize(26);
  }

  @Test
  void theCursorStaysOnItsProcessThroughReordering() {
    operator.presses(Name.DOWN).presses("a").presses("tMI");
    assertThat(selected()).isEqualTo(12931);
  }

  @Test
  void ordersBySeveralColumns() {
    operator.presses("at").presses("N");
    assertThat(pids()).isSorted();
    operator.presses("I");
    assertThat(pids().get(0)).isEqualTo(20104);
    operator.presses("M");
    assertThat(pids().get(0)).isEqualTo(655);
    operator.presses("T");
    assertThat(pids().get(0)).isEqualTo(655);
  }

  @Test
  void choosesTheOrderFromAMenu() {
    operator.presses("at>").presses(Name.HOME).presses(Name.ENTER);
    assertThat(tree().options().sort()).isEqualTo(SortKey.PID);
  }

  @Test
  void foldsAndUnfolds() {
    operator.presses("-");
    assertThat(pids()).containsExactly(1, 12928, 20100, 20103, 20104);
    assertThat(tree().selectedRow().orElseThrow().hidden()).isEqualTo(21);
    operator.presses("+");
    assertThat(pids()).hasSize(26);
  }

  @Test
  void opensWithALineAnApplicationWhereNotAllFits() {
    Operator opened = scenario.operator(100, 30);
    TreeState tree = TreeState.of(opened.model());
    assertThat(tree.rows()).extracting(row -> row.id().pid()).containsExactly(1, 12928, 20100);
    assertThat(opened.screen()).contains("OVERLAP 10/10 ready NEW");
    assertThat(TreeState.of(scenario.operator(100, 40).model()).rows()).hasSize(26);
    assertThat(TreeState.of(Scenarios.overlap().operator(100, 30).model()).rows()).hasSize(23);
    opened.presses("20104");
    assertThat(TreeState.of(opened.model()).selected().orElseThrow().pid()).isEqualTo(20104);
    assertThat(TreeState.of(opened.model()).rows()).hasSize(5);
  }

  @Test
  void anUpgradedApplicationKeepsItsPlaceAndItsFold() {
    Operator opened = scenario.operator(core, RunOptions.plain(Clock.ZONE), 100, 30);
    Assessment alone = Scenarios.promoted().assessments().get(0);
    List<ProcessSample> left =
        scenario.snapshot().processes().values().stream()
            .filter(one -> one.pid() < 12928 || one.pid() >= 20100)
            .toList();
    List<ProcessSample> samples =
        new ArrayList<>(ApplicationFixture.processes(alone.application()));
    samples.addAll(left);
    var later = SnapshotFixture.snapshot().with(samples).later(20).build();
    core.page(later, List.of(alone, scenario.assessments().get(1)));
    opened.presses(Name.HOME).sees(later);
    assertThat(TreeState.of(opened.model()).rows())
        .filteredOn(row -> !row.hasExited())
        .extracting(row -> row.id().pid())
        .containsExactly(1, 12996, 20100);
  }

  @ParameterizedTest
  @CsvSource({
    "n, Nothing was searched for yet",
    "g, g does nothing here",
    "t+, A list has no subtrees",
    "t*, A list has no subtrees",
    "20104+, Process 20104 has no children"
  })
  void aKeyThatDoesNothingSaysSo(String keys, String said) {
    assertThat(operator.presses(keys).screen()).contains(said);
  }

  @Test
  void aNamedKeyThatDoesNothingSaysSo() {
    assertThat(operator.presses(Name.F7).screen()).contains("F7 does nothing here");
    assertThat(operator.presses(Name.BACK_TAB).screen()).contains("Back-tab does nothing here");
  }

  @ParameterizedTest
  @CsvSource({"l, FILES", "o, FILES", "e, ENVIRONMENT"})
  void whatIsReadOnRequestIsOfTheSelectedProcess(String key, Inspection what) {
    operator.presses("a655").effects();
    operator.presses(key);
    assertThat(operator.effects()).containsExactly(new Effect.Inspect(row(655).id(), what));
    assertThat(operator.screen()).contains("of process 655", "It is being read");
    Effect.Inspect asked = new Effect.Inspect(row(655).id(), what);
    operator.receives(new Msg.Inspected(asked, Reading.denied()));
    assertThat(operator.screen()).contains("You may not read this");
    operator.receives(new Msg.Inspected(asked, Reading.notRead()));
    assertThat(operator.screen()).contains("This process has exited");
    operator.receives(new Msg.Inspected(asked, Reading.known(new Listing(List.of(), true))));
    assertThat(operator.screen())
        .contains(
            what == Inspection.FILES ? "There is none." : "a title may have been written over it");
    operator.receives(
        new Msg.Inspected(asked, Reading.known(new Listing(List.of("5 SECRET=a"), false))));
    assertThat(operator.screen()).contains("not all: too many to read");
    assertThat(operator.presses("x").model().dialog()).isEmpty();
  }

  @Test
  void aPidTypedBeforeAnythingWasSeenIsNoTrouble() {
    Operator early = new Operator(core, RunOptions.plain(Clock.ZONE), 100, 30);
    assertThat(TreeState.of(early.presses("655").model()).input().digits()).isEqualTo("655");
  }

  @Test
  void detailsOfAMasterAreTold() {
    assertThat(operator.presses("i").screen()).contains("Process 12928", "Judged by");
  }

  @Test
  void foldsEveryTreeAndTheCursorMovesToTheNearestAncestor() {
    operator.presses(Name.DOWN).presses("*");
    assertThat(pids()).containsExactly(1, 12928, 20100);
    assertThat(selected()).isEqualTo(12928);
    assertThat(TreeState.of(operator.presses("*").model()).rows()).hasSize(26);
  }

  @Test
  void searchesWhileTypingAndGoesOn() {
    operator.presses("a/POST");
    assertThat(selected()).isEqualTo(655);
    operator.presses(Name.ENTER).presses("/").presses(Name.BACKSPACE);
    operator.presses(Name.ESCAPE).presses(Name.HOME).presses("/");
    assertThat(operator.model().dialog()).isPresent();
  }

  @Test
  void theNextMatchIsFoundRoundTheEnd() {
    operator.presses("/").presses(Name.BACKSPACE).presses("master").presses(Name.ENTER);
    int first = selected();
    operator.presses("nnn");
    assertThat(selected()).isEqualTo(first);
  }

  @Test
  void filtersWhileTypingUntilEscape() {
    operator.presses("a\\sshd").presses(Name.ENTER);
    assertThat(pids()).containsExactly(1, 3100);
    assertThat(operator.screen()).contains("filter: sshd");
    operator.presses(Name.ESCAPE);
    assertThat(pids()).hasSize(30);
  }

  @ParameterizedTest
  @CsvSource({"12996, 12996", "20103, 20103", "1, 1", "999, 1"})
  void digitsGoToAPid(String digits, int pid) {
    operator.presses(Name.HOME).presses(digits);
    assertThat(selected()).isEqualTo(pid);
  }

  @Test
  void showsOneUsersProcesses() {
    operator.presses("au").presses(Name.DOWN).presses(Name.ENTER);
    assertThat(tree().options().user()).contains("ana");
    assertThat(pids()).containsExactly(1, 3100, 3122);
  }

  @Test
  void aPausedTreeStandsStill() {
    operator.presses("Z");
    seesWithout(sample -> sample.pid() > 20000);
    assertThat(pids()).contains(20100);
    assertThat(operator.screen()).contains("PAUSED");
    operator.presses("Z");
    assertThat(row(20100).hasExited()).isTrue();
  }

  @Test
  void aProcessThatDiedKeepsItsLineForThreeSeconds() {
    int place = pids().indexOf(20100);
    seesWithout(sample -> sample.pid() > 20000);
    assertThat(row(20100).hasExited()).isTrue();
    assertThat(pids().indexOf(20100)).isEqualTo(place);
    operator.waits(3100);
    seesWithout(sample -> sample.pid() > 20000);
    assertThat(pids()).doesNotContain(20100);
  }

  @Test
  void theCursorKeepsThePlaceOfAProcessThatDied() {
    operator.presses("12931");
    seesWithout(sample -> sample.pid() == 12931);
    assertThat(selected()).isEqualTo(12931);
    assertThat(tree().selectedRow().orElseThrow().hasExited()).isTrue();
    assertThat(operator.screen()).contains("has exited");
    operator.presses(Name.ENTER);
    assertThat(operator.model().screen()).isEqualTo(Screen.TREE);
    operator.presses("k");
    assertThat(operator.model().dialog()).isEmpty();
    operator.presses(Name.DOWN);
    assertThat(selected()).isEqualTo(12932);
    assertThat(pids()).doesNotContain(12931);
  }

  @Test
  void anotherProcessWithTheSamePidIsNotTheSelectedOne() {
    operator.presses("12931");
    var samples =
        scenario.snapshot().processes().values().stream()
            .filter(sample -> sample.pid() != 12931)
            .toList();
    ProcessSample impostor = ProcessFixture.process(12931).childOf(12928).age(0.1).sample();
    var later = SnapshotFixture.snapshot().with(samples).with(impostor).later(2).build();
    core.page(later, scenario.assessments());
    operator.sees(later);
    assertThat(tree().selectedRow().orElseThrow().hasExited()).isTrue();
  }

  @Test
  void enterOpensTheUpgradeOfAMasterOrOfAWorkersMaster() {
    operator.presses("20104").presses(Name.ENTER);
    assertThat(operator.model().screen()).isEqualTo(Screen.UPGRADE);
    assertThat(operator.screen()).contains("shop.wsgi");
    assertThat(operator.presses(Name.ESCAPE).model().screen()).isEqualTo(Screen.TREE);
    assertThat(selected()).isEqualTo(20104);
  }

  @Test
  void enterOnAnyOtherProcessShowsItsDetails() {
    operator.presses("a655").presses(Name.ENTER);
    assertThat(operator.screen()).contains("Process 655", "/var/lib/postgresql/15/main");
  }

  @Test
  void theSignalMenuStartsOnTermAsksAndSends() {
    operator.presses("12931").presses("k");
    assertThat(operator.screen()).contains("15 SIGTERM", "Signal to OLD worker 12931");
    operator.presses(Name.ENTER);
    assertThat(operator.screen()).contains("kill -TERM 12931", "y sends it");
    operator.effects();
    operator.presses("y");
    assertThat(operator.effects())
        .singleElement()
        .satisfies(
            effect -> {
              assertThat(((Effect.Send) effect).command().text()).isEqualTo("kill -TERM 12931");
            });
  }

  @Test
  void theSignalMenuNamesASignalWithoutHandler() {
    operator.presses("12931").presses("k");
    int steps = Signal.TERM.ordinal() - Signal.HUP.ordinal();
    for (int i = 0; i < steps; i++) {
      operator.presses(Name.UP);
    }
    assertThat(operator.presses(Name.ENTER).screen()).contains("has no handler for HUP");
  }

  @Test
  void movesByPages() {
    operator.presses(Name.END);
    assertThat(selected()).isEqualTo(20104);
    operator.presses(Name.PAGE_UP).presses(Name.PAGE_UP);
    assertThat(selected()).isEqualTo(1);
    assertThat(tree().top()).isZero();
  }

  @Test
  void theWholeCommandLineAndTheHelp() {
    assertThat(operator.presses("w").screen()).contains("Command line of 12928");
    assertThat(operator.presses(Name.ESCAPE).presses("?").screen()).contains("Keys of the tree");
    assertThat(operator.presses(Name.ESCAPE).model().dialog()).isEmpty();
  }

  @Test
  void tenThousandProcessesKeepTheirOrder() {
    SnapshotFixture host = SnapshotFixture.snapshot().with(ProcessFixture.process(1).sample());
    for (int pid = 2; pid <= 10_000; pid++) {
      host.with(ProcessFixture.process(pid).childOf(pid % 7 == 0 ? pid / 2 : 1).sample());
    }
    Scenario crowd = new Scenario(host.build(), List.of(), List.of());
    Operator busy = crowd.operator(80, 24).presses("a").presses(Name.END);
    assertThat(TreeState.of(busy.model()).rows()).hasSize(10_000);
    assertThat(TreeState.of(busy.model()).selected()).isPresent();
    assertThat(busy.screen().lines()).hasSize(24);
  }

  @Test
  void aChainOfParentsAndARingOfThemAreBothSurvived() {
    SnapshotFixture host = SnapshotFixture.snapshot();
    for (int pid = 1; pid <= 5000; pid++) {
      host.with(ProcessFixture.process(pid).childOf(pid - 1).sample());
    }
    host.with(ProcessFixture.process(6001).childOf(6002).sample());
    host.with(ProcessFixture.process(6002).childOf(6001).sample());
    Scenario chain = new Scenario(host.build(), List.of(), List.of());
    assertThat(chain.operator(80, 24).presses("a*").presses(Name.END).screen()).isNotBlank();
  }
}
