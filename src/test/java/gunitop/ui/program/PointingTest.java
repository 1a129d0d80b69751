package gunitop.ui.program;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.testkit.Operator;
import gunitop.testkit.Scenarios;
import gunitop.ui.Effect;
import gunitop.ui.Key;
import gunitop.ui.Key.MouseAction;
import gunitop.ui.Key.Name;
import gunitop.ui.Msg;
import gunitop.ui.Picture;
import gunitop.ui.Result;
import gunitop.ui.Screen;
import gunitop.ui.SortKey;
import gunitop.ui.dialog.ConfirmDialog;
import gunitop.ui.dialog.HelpDialog;
import gunitop.ui.dialog.SignalMenu;
import gunitop.ui.tree.TreeState;
import gunitop.ui.upgrade.UpgradeState;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The mouse selects, sorts, scrolls and opens; it never sends. */
class PointingTest {
  private final Operator operator = Scenarios.overlap().operator(100, 30);

  private int selected() {
    return TreeState.of(operator.model()).selected().orElseThrow().pid();
  }

  @Test
  void aClickSelectsALineAndASecondOneDoesNoMore() {
    operator.clicks("12934").clicks("12934");
    assertThat(selected()).isEqualTo(12934);
    assertThat(operator.model().screen()).isEqualTo(Screen.TREE);
  }

  @Test
  void aHeadingSortsAndInverts() {
    operator.clicks("RES");
    assertThat(TreeState.of(operator.model()).options().sort()).isEqualTo(SortKey.MEMORY);
    operator.clicks("RES");
    assertThat(TreeState.of(operator.model()).options().inverted()).isTrue();
  }

  @Test
  void theFooterIsAsGoodAsItsKeys() {
    assertThat(operator.clicks("F1 Help").model().dialog()).contains(new HelpDialog(0));
    operator.presses(Name.ESCAPE).clicks("Enter Upgrade");
    assertThat(operator.model().screen()).isEqualTo(Screen.UPGRADE);
  }

  @Test
  void theWheelMovesTheCursorAndScrollsTheHelp() {
    operator.points(MouseAction.WHEEL_DOWN, "12934");
    assertThat(selected()).isEqualTo(12933);
    operator.presses(Name.F1).points(MouseAction.WHEEL_DOWN, "gunitop");
    assertThat(operator.model().dialog()).contains(new HelpDialog(3));
  }

  @Test
  void onTheUpgradeScreenAClickSelectsAWorker() {
    operator.presses(Name.ENTER).clicks("13001");
    assertThat(UpgradeState.of(operator.model()).selected().orElseThrow().pid()).isEqualTo(13001);
  }

  @Test
  void aClickOnAStepSendsNothingAndSaysSo() {
    operator.presses(Name.ENTER).effects();
    operator.clicks("kill -WINCH 12928").waits(500);
    assertThat(operator.effects()).isEmpty();
    assertThat(operator.screen()).contains("The mouse sends no signal: press w");
  }

  @Test
  void aQuestionIsNotAnsweredByTheMouse() {
    operator.presses(Name.ENTER).presses("t").effects();
    operator.clicks("TERM to OLD").waits(500);
    assertThat(operator.effects()).isEmpty();
    assertThat(operator.model().dialog().orElseThrow()).isInstanceOf(ConfirmDialog.class);
  }

  @Test
  void aSignalOfTheMenuIsOnlySelectedByClicks() {
    operator.presses(Name.F9).clicks("SIGKILL").clicks("SIGKILL").waits(500);
    assertThat(operator.model().dialog().orElseThrow()).isInstanceOf(SignalMenu.class);
    assertThat(operator.effects()).isEmpty();
  }

  @Test
  void anEntryOfAnotherMenuIsChosenByTheSecondClick() {
    operator.presses(Name.F6).clicks("AGE").clicks("AGE");
    assertThat(TreeState.of(operator.model()).options().sort()).isEqualTo(SortKey.AGE);
    assertThat(operator.model().dialog()).isEmpty();
  }

  @Test
  void aClickRightAfterASignalKeyDisarmsIt() {
    operator.presses(Name.ENTER).waits(300).effects();
    operator.strikes(new Key.Typed('w'));
    operator.receives(
        new Msg.Pointed(MouseAction.RELEASE, Optional.empty(), operator.model().host().nanos()));
    assertThat(operator.waits(500).effects()).isEmpty();
  }

  @Test
  void noSpotOfAnyScreenSends() {
    for (String keys : List.of("", "\n", "\nt", "\nw", "S", "u", "k")) {
      Operator one = Scenarios.notDaemonized().operator(100, 30);
      keys.chars()
          .forEach(
              key -> one.presses(key == '\n' ? new Key.Named(Name.ENTER) : new Key.Typed(key)));
      one.effects();
      Picture picture = one.picture();
      IntStream.range(0, 30 * 100)
          .mapToObj(cell -> picture.at(cell % 100, cell / 100))
          .flatMap(Optional::stream)
          .distinct()
          .forEach(
              spot -> {
                Result result =
                    new Update(snapshot -> null)
                        .update(
                            one.model(),
                            new Msg.Pointed(
                                MouseAction.PRESS,
                                Optional.of(spot),
                                one.model().host().nanos() + 1));
                assertThat(result.effects())
                    .as(keys + " " + spot)
                    .noneMatch(Effect.Send.class::isInstance);
                assertThat(result.model().guard().waiting()).isEmpty();
              });
    }
  }
}
