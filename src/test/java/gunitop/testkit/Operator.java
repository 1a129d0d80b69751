package gunitop.testkit;

import gunitop.process.HostLoad;
import gunitop.process.SendResult;
import gunitop.process.Snapshot;
import gunitop.ui.ClickTarget;
import gunitop.ui.Effect;
import gunitop.ui.Key;
import gunitop.ui.Model;
import gunitop.ui.Msg;
import gunitop.ui.Picture;
import gunitop.ui.Result;
import gunitop.ui.RunOptions;
import gunitop.ui.Size;
import gunitop.ui.program.Rendering;
import gunitop.ui.program.Update;
import gunitop.upgrade.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plays a session: presses keys, lets time pass and samples come, collects the effects. */
public final class Operator {
  private final Update update;
  private final List<Effect> effects = new ArrayList<>();
  private Model model;
  private long nanos = Clock.NANOS;

  /** Sits down before a screen of this size. */
  public Operator(ScriptedReview core, RunOptions options, int columns, int rows) {
    this.update = new Update(core::first);
    this.model = Update.start(options, new Size(columns, rows), Clock.TIME, Clock.NANOS);
  }

  /** The model now. */
  public Model model() {
    return model;
  }

  /** The screen now, as text. */
  public String screen() {
    return Rendering.frame(model).text();
  }

  /** What was to be done since the last call. */
  public List<Effect> effects() {
    List<Effect> done = List.copyOf(effects);
    effects.clear();
    return done;
  }

  /** The commands that were to be carried out since the last call; nothing else was to be done. */
  public List<Command> sent() {
    return effects().stream()
        .map(
            effect ->
                effect instanceof Effect.Call call
                    ? call.command()
                    : ((Effect.Send) effect).command())
        .toList();
  }

  /** A message comes. */
  public Operator receives(Msg message) {
    Result result = update.update(model, message);
    model = update.shown(result.model(), result.model(), nanos);
    effects.addAll(result.effects());
    return this;
  }

  /** A snapshot comes. */
  public Operator sees(Snapshot snapshot) {
    nanos = Math.max(nanos, snapshot.monotonicNanos());
    return receives(new Msg.Sampled(snapshot));
  }

  /** The host's meters come. */
  public Operator reads(HostLoad load) {
    return receives(new Msg.HostMeasured(load));
  }

  /** Presses letters, unhurried, and waits until each counts. */
  public Operator presses(String letters) {
    letters.chars().forEach(letter -> presses(new Key.Typed(letter)));
    return this;
  }

  /** Presses a key with a name, unhurried. */
  public Operator presses(Key.Name name) {
    return presses(new Key.Named(name));
  }

  /** Presses a key, unhurried; reads what it may have opened. */
  public Operator presses(Key key) {
    return waits(300).strikes(key).waits(key.equals(new Key.Named(Key.Name.ENTER)) ? 900 : 100);
  }

  /** Clicks on the first place of the screen that shows these words. */
  public Operator clicks(String words) {
    return points(Key.MouseAction.PRESS, words);
  }

  /** The frame, and what the mouse can point at on it. */
  public Picture picture() {
    return Rendering.picture(model);
  }

  /**
   * PeriodicTask the wheel, or presses, over the first place of the screen that shows these words.
   */
  public Operator points(Key.MouseAction action, String words) {
    List<String> rows = screen().lines().toList();
    for (int row = 0; row < rows.size(); row++) {
      int column = rows.get(row).indexOf(words);
      if (column >= 0) {
        Optional<ClickTarget> spot = picture().at(column, row);
        return waits(300).receives(new Msg.Pointed(action, spot, nanos)).waits(100);
      }
    }
    throw new AssertionError("the screen does not show " + words + ":\n" + screen());
  }

  /** Presses a key at this very instant. */
  public Operator strikes(Key key) {
    return receives(new Msg.KeyPressed(key, nanos));
  }

  /** Lets time pass; a tick comes at the end. */
  public Operator waits(long millis) {
    nanos += millis * 1_000_000;
    return receives(new Msg.Tick(Clock.TIME.plusNanos(nanos - Clock.NANOS), nanos));
  }

  /** The kernel took the signal, or did not. */
  public Operator hears(Command command, SendResult result) {
    return receives(
        new Msg.SignalReported(command, result, Clock.TIME.plusNanos(nanos - Clock.NANOS), nanos));
  }
}
