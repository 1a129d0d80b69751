package gunitop.ui.dialog;

import gunitop.ui.Canvas;
import gunitop.ui.Dialog;
import gunitop.ui.Key;
import gunitop.ui.Layer;
import gunitop.ui.Model;
import gunitop.ui.Offered;
import gunitop.ui.Result;
import gunitop.upgrade.Confirmation;
import java.util.List;
import java.util.Optional;

/**
 * Asks once more before a signal is sent.
 *
 * @param offered what will be sent
 * @param kind {@link Confirmation#YES} or {@link Confirmation#TYPE}
 * @param title one line
 * @param lines what the operator shall know first
 * @param word what is to be typed; empty for {@link Confirmation#YES}
 * @param typed what was typed so far
 * @param other the question about another way to do it, which {@code p} asks instead
 */
public record ConfirmDialog(
    Offered offered,
    Confirmation kind,
    String title,
    List<String> lines,
    String word,
    String typed,
    Optional<ConfirmDialog> other)
    implements Dialog {
  /** Copies the list. */
  public ConfirmDialog {
    lines = List.copyOf(lines);
  }

  /** A question that nothing was typed in yet, without another way. */
  public ConfirmDialog(
      Offered offered, Confirmation kind, String title, List<String> lines, String word) {
    this(offered, kind, title, lines, word, "", Optional.empty());
  }

  /** The same with another way. */
  public ConfirmDialog or(ConfirmDialog another) {
    return new ConfirmDialog(offered, kind, title, lines, word, typed, Optional.of(another));
  }

  private ConfirmDialog typing(String text) {
    return new ConfirmDialog(offered, kind, title, lines, word, text, other);
  }

  @Override
  public Optional<Offered> question() {
    return Optional.of(offered);
  }

  @Override
  public Result press(Model model, Key key, long nanos) {
    return Result.of(
        kind == Confirmation.TYPE ? type(model, key, nanos) : answer(model, key, nanos));
  }

  private Model answer(Model model, Key key, long nanos) {
    if (other.isPresent() && key.equals(new Key.Typed('p'))) {
      return model.with(other.get());
    }
    return key.equals(new Key.Typed('y')) ? model.pressing(offered, nanos) : cancelled(model);
  }

  private Model type(Model model, Key key, long nanos) {
    if (key instanceof Key.Typed letter) {
      return typed.length() < word.length()
          ? model.with(typing(typed + Character.toString(letter.codePoint())))
          : model;
    }
    if (key.is(Key.Name.BACKSPACE) && !typed.isEmpty()) {
      return model.with(typing(typed.substring(0, typed.length() - 1)));
    }
    return key.is(Key.Name.ENTER) && typed.equals(word)
        ? model.pressing(offered, nanos)
        : cancelled(model);
  }

  private Model cancelled(Model model) {
    return model
        .withoutDialog()
        .stopped()
        .mentioning("Cancelled: " + offered.command().text() + " was not sent");
  }

  @Override
  public void draw(Canvas canvas) {
    ConfirmView.draw(canvas, this);
  }

  @Override
  public Layer layer() {
    return Layer.QUESTION;
  }
}
