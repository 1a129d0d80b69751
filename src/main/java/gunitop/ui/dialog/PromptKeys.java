package gunitop.ui.dialog;

import gunitop.ui.Dialog;
import gunitop.ui.Key;
import gunitop.ui.Model;
import gunitop.ui.tree.TreeKeys;
import gunitop.ui.tree.TreeSearch;
import java.util.Locale;

/** A line is typed at the foot of the screen; it acts with every letter. */
final class PromptKeys {
  private static final int LONGEST = 60;

  private PromptKeys() {}

  static Model press(Model model, Dialog.Prompt prompt, Key key) {
    boolean filter = prompt.purpose() == Dialog.Prompt.Purpose.FILTER;
    if (key instanceof Key.Typed typed) {
      String text = prompt.text() + Character.toString(typed.codePoint());
      return text.length() > LONGEST ? model : changed(model, prompt, text);
    }
    if (!(key instanceof Key.Named named)) {
      return model;
    }
    return switch (named.name()) {
      case BACKSPACE ->
          prompt.text().isEmpty()
              ? model
              : changed(model, prompt, prompt.text().substring(0, prompt.text().length() - 1));
      case ENTER -> model.withoutDialog();
      case F3 -> filter ? model : TreeSearch.next(model);
      case ESCAPE -> filter ? changed(model, prompt, "").withoutDialog() : model.withoutDialog();
      case UP -> model.with(model.tree().moved(model.tree().row() - 1));
      case DOWN -> model.with(model.tree().moved(model.tree().row() + 1));
      default -> model;
    };
  }

  private static Model changed(Model model, Dialog.Prompt prompt, String text) {
    Model typing = model.with(new Dialog.Prompt(prompt.purpose(), text));
    String lower = text.toLowerCase(Locale.ROOT);
    return prompt.purpose() == Dialog.Prompt.Purpose.FILTER
        ? TreeKeys.renewed(typing, typing.tree().options().withFilter(lower))
        : TreeSearch.from(typing, lower);
  }
}
