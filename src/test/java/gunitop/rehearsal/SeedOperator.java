package gunitop.rehearsal;

import gunitop.ui.Dialog;
import gunitop.ui.Key;
import gunitop.ui.Model;
import gunitop.ui.Screen;
import gunitop.ui.dialog.ConfirmDialog;
import gunitop.ui.upgrade.UpgradeState;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.StepOffer;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Somebody at the keys: most often walks an upgrade as the screen offers it, sometimes in haste,
 * sometimes presses anything.
 */
final class SeedOperator {
  private static final String STEP_KEYS = "uwdDhtr";
  private static final String ANY_TYPED = "uwdDhtrkylnpPgoeqaFZ?hIq0123456789/\\ tTMNc{}+-*";

  private final SeedSession session;
  private final Random random;

  SeedOperator(SeedSession session, Random random) {
    this.session = session;
    this.random = random;
  }

  /** Decides, does it, and looks on for a while. */
  void step() {
    int chance = random.nextInt(100);
    if (chance < 55) {
      walks();
    } else if (chance < 65) {
      types(STEP_KEYS.charAt(random.nextInt(STEP_KEYS.length())));
    } else if (chance < 73) {
      press(anyKey());
    } else if (chance < 79) {
      menu();
    }
    session.passes(waiting());
  }

  private double waiting() {
    return switch (random.nextInt(4)) {
      case 0 -> 0.3 * random.nextDouble();
      case 1 -> random.nextDouble();
      case 2 -> 3 * random.nextDouble();
      default -> 6 * random.nextDouble();
    };
  }

  private void walks() {
    Optional<Model> seen = session.frames.seen();
    if (seen.isEmpty()) {
      return;
    }
    Optional<Dialog> dialog = seen.get().dialog();
    if (dialog.isPresent()) {
      answers(dialog.get());
    } else if (seen.get().screen() == Screen.TREE) {
      press(new Key.Named(Key.Name.ENTER));
    } else {
      UpgradeState.of(seen.get()).application().ifPresent(this::goesOn);
    }
  }

  private void goesOn(Assessment assessment) {
    List<StepOffer> allowed = assessment.offers().stream().filter(StepOffer::allowed).toList();
    List<StepOffer> possible = assessment.offers().stream().filter(StepOffer::canBeSent).toList();
    List<StepOffer> offers = random.nextInt(4) == 0 ? possible : allowed;
    if (!offers.isEmpty()) {
      StepOffer offer = offers.get(random.nextInt(offers.size()));
      types(offer.step().key());
      if (offer.confirmation() != Confirmation.NONE) {
        reads();
        session.model().dialog().ifPresent(this::answers);
      }
    }
  }

  private void answers(Dialog dialog) {
    if (!(dialog instanceof ConfirmDialog question)) {
      press(new Key.Named(Key.Name.ESCAPE));
      return;
    }
    reads();
    int chance = random.nextInt(10);
    if (chance == 0) {
      press(anyKey());
    } else if (chance == 1) {
      types('n');
    } else if (chance == 2 && question.other().isPresent()) {
      types('p');
      reads();
      types('y');
    } else if (question.kind() == Confirmation.TYPE) {
      String word = chance == 3 ? "trem" : question.word();
      word.chars().forEach(letter -> types((char) letter));
      reads();
      press(new Key.Named(Key.Name.ENTER));
    } else {
      types('y');
    }
  }

  private void menu() {
    int downs = random.nextInt(4);
    for (int i = 0; i < downs; i++) {
      press(new Key.Named(Key.Name.DOWN));
    }
    types('k');
    int moves = random.nextInt(12);
    for (int i = 0; i < moves; i++) {
      press(new Key.Named(random.nextBoolean() ? Key.Name.DOWN : Key.Name.UP));
    }
    press(new Key.Named(Key.Name.ENTER));
    session.model().dialog().ifPresent(this::answers);
  }

  private Key anyKey() {
    return switch (random.nextInt(4)) {
      case 0 -> new Key.Named(Key.Name.values()[random.nextInt(Key.Name.values().length)]);
      case 1 -> new Key.Control((char) ('A' + random.nextInt(26)));
      case 2 -> new Key.Unknown();
      default -> new Key.Typed(ANY_TYPED.charAt(random.nextInt(ANY_TYPED.length())));
    };
  }

  private void types(char letter) {
    press(new Key.Typed(letter));
  }

  private void press(Key key) {
    session.passes(random.nextInt(8) == 0 ? 0.03 * random.nextDouble() : 0.1);
    session.press(key);
    session.passes(random.nextInt(20) == 0 ? 0.02 : 0.07);
  }

  private void reads() {
    session.passes(random.nextInt(6) == 0 ? 0.1 : 0.7);
  }
}
