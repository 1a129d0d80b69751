package gunitop.ui.program;

import gunitop.ui.Dialog;
import gunitop.ui.Effect;
import gunitop.ui.Intent;
import gunitop.ui.Key;
import gunitop.ui.Keymap;
import gunitop.ui.Messages;
import gunitop.ui.Model;
import gunitop.ui.Msg;
import gunitop.ui.Offered;
import gunitop.ui.Result;
import gunitop.ui.SignalGuard;
import gunitop.ui.dialog.HelpDialog;
import gunitop.ui.dialog.Inspecting;
import gunitop.ui.preferences.SetupDialog;
import gunitop.ui.upgrade.UpgradeState;
import java.util.Locale;
import java.util.Optional;

/** A key came: first the guard hears it, then the dialog or the screen acts on it. */
final class KeyPress {
  /** Keys that no hand presses one after the other so fast: pasted, or noise on the line. */
  private static final long BURST_NANOS = 5_000_000L;

  private KeyPress() {}

  static Result press(Model model, Key key, long nanos) {
    if (key instanceof Key.EndOfInput) {
      return Result.of(model, new Effect.Quit(0, ""));
    }
    if (key.equals(new Key.Control('C'))) {
      return Result.of(model, new Effect.Quit(130, QuitMessage.text(model)));
    }
    return heard(act(interrupted(model, true), key, nanos), nanos);
  }

  /** The mouse did something: to the guard it is as good as a key. */
  static Result point(Model model, Msg.Pointed pointed) {
    // The release belongs to the press before it, and must not take away what that one said.
    boolean begins = pointed.action() != Key.MouseAction.RELEASE;
    return heard(Pointing.act(interrupted(model, begins), pointed), pointed.nanos());
  }

  private static Result heard(Result result, long nanos) {
    boolean waits =
        result.model().guard().wakeAtNanos().isPresent()
            && result.model().guard().lastKeyNanos() == nanos;
    return waits ? result : result.then(next -> Result.of(next.with(next.guard().heard(nanos))));
  }

  /** A key that comes too soon after a signal key disarms it, and ends a drain that goes on. */
  private static Model interrupted(Model model, boolean quiets) {
    boolean hurried = model.host().nanos() - model.guard().lastKeyNanos() < SignalGuard.ALONE_NANOS;
    Messages messages = quiets ? model.messages().quiet() : model.messages();
    Model next =
        model.with(hurried ? messages : messages.unhurried()).with(model.guard().staying());
    boolean asking = model.dialog().flatMap(Dialog::question).isPresent();
    if (UpgradeState.of(model).drainingOn() && !asking) {
      next = next.stopped().noting("The drain stopped: a key was pressed");
    }
    if (model.guard().waiting().isPresent()) {
      Offered offered = model.guard().waiting().get();
      next =
          next.with(next.guard().withoutKey())
              .ignoring(
                  "Not sent, " + offered.command().text() + ": another key came within 60 ms");
    }
    return next;
  }

  /** Says that a key means nothing on this screen, where it came unhurried. */
  private static Model nothing(Model model, Key key) {
    boolean noise = model.host().nanos() - model.guard().lastKeyNanos() < SignalGuard.ALONE_NANOS;
    Optional<String> name = noise ? Optional.empty() : name(key);
    return name.isPresent()
        ? model.mentioning(name.get() + " does nothing here; F1 shows the keys")
        : model;
  }

  private static Optional<String> name(Key key) {
    if (key instanceof Key.Typed letter) {
      return Optional.of(Character.toString(letter.codePoint()));
    }
    if (key instanceof Key.Control control) {
      return Optional.of("Ctrl-" + control.letter());
    }
    return key instanceof Key.Named named
        ? Optional.of(
            named.name().name().charAt(0)
                + named.name().name().substring(1).replace('_', '-').toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /** A letter may be part of noise or of pasted text: it counts if it came alone. */
  private static Model leaving(Model model, long nanos) {
    boolean inBurst = nanos - model.guard().lastKeyNanos() < BURST_NANOS;
    return inBurst
        ? model.mentioning("Not left: q came together with other keys")
        : model.with(model.guard().leaving(nanos));
  }

  static Result act(Model model, Key key, long nanos) {
    if (key instanceof Key.Unknown || key instanceof Key.Mouse) {
      return Result.of(model);
    }
    if (model.dialog().isPresent()) {
      return overDialog(model, model.dialog().get(), key, nanos);
    }
    Optional<Result> steered = Rehearsing.press(model, key);
    if (steered.isPresent()) {
      return steered.get();
    }
    Optional<Intent> intent = Keymap.of(model.screen()).intent(key);
    if (intent.isEmpty()) {
      return Result.of(nothing(model, key));
    }
    switch (intent.get()) {
      case QUIT:
        return key instanceof Key.Typed
            ? Result.of(leaving(model, nanos))
            : Result.of(model, new Effect.Quit(0, QuitMessage.text(model)));
      case SUSPEND:
        return Result.of(model, new Effect.Suspend());
      case REDRAW:
        return Result.of(model, new Effect.Redraw());
      case SETUP:
        return Result.of(model.with(new SetupDialog(0)));
      case DETAILS, ENVIRONMENT, FILES:
        return Inspecting.open(model, intent.get());
      case HELP:
        return Result.of(model.with(new HelpDialog(0)));
      default:
        return model.open().act(model, intent.get(), key, nanos);
    }
  }

  private static Result overDialog(Model model, Dialog dialog, Key key, long nanos) {
    if (key.equals(new Key.Control('Z'))) {
      return Result.of(model, new Effect.Suspend());
    }
    return key.equals(new Key.Control('L'))
        ? Result.of(model, new Effect.Redraw())
        : dialog.press(model, key, nanos);
  }
}
