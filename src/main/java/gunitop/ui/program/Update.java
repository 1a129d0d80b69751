package gunitop.ui.program;

import gunitop.process.Snapshot;
import gunitop.ui.Effect;
import gunitop.ui.Model;
import gunitop.ui.Msg;
import gunitop.ui.Offered;
import gunitop.ui.Preferences;
import gunitop.ui.Result;
import gunitop.ui.RunOptions;
import gunitop.ui.Screen;
import gunitop.ui.ScreenState;
import gunitop.ui.Size;
import gunitop.ui.dialog.Inspecting;
import gunitop.ui.log.LogReading;
import gunitop.ui.preferences.PreferenceWords;
import gunitop.ui.preflight.ChecksDialog;
import gunitop.ui.tree.TreeOptions;
import gunitop.ui.tree.TreeState;
import gunitop.ui.upgrade.UpgradeState;
import gunitop.upgrade.Review;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes the next model out of a model and a message; pure. */
public final class Update {
  private static final Effect[] NOTHING = {};

  private final Function<Snapshot, Review> firstReview;

  /** An update that starts its reviews like this. */
  public Update(Function<Snapshot, Review> firstReview) {
    this.firstReview = firstReview;
  }

  /** The model before anything was seen. */
  public static Model start(RunOptions options, Size size, Instant time, long nanos) {
    List<ScreenState> screens = List.of(TreeState.start(options), UpgradeState.CLOSED);
    return Model.start(options, size, time, nanos, screens);
  }

  /** The next model, and what is to be done. */
  public Result update(Model model, Msg message) {
    return message
        .accept(new Handling(model))
        .then(next -> Result.of(settled(next), keeping(model, next)));
  }

  /**
   * The model once its frame stands on the screen: only from then on could the operator have seen
   * what is offered.
   *
   * @param painted the model whose frame it is; the model itself may have gone on since
   * @param nanos when the frame stood there, by the monotonic clock
   */
  public Model shown(Model model, Model painted, long nanos) {
    List<Offered> offers = OnScreen.offers(painted);
    if (model != painted && !offers.isEmpty()) {
      offers = new ArrayList<>(offers);
      offers.retainAll(OnScreen.offers(model));
    }
    return model.with(model.guard().showing(offers, nanos));
  }

  private Result after(Model model, Snapshot snapshot) {
    boolean first = model.host().review().isEmpty();
    Review review =
        model
            .host()
            .review()
            .map(before -> before.next(snapshot))
            .orElseGet(() -> firstReview.apply(snapshot));
    Model next =
        model.with(model.host().after(review)).with(model.messages().with(review.observations()));
    next = next.with(next.messages().at(next.host().nanos()));
    for (Screen screen : Screen.values()) {
      next = next.with(next.state(screen).following(next));
    }
    if (first) {
      return Result.of(StartAnswer.answer(next));
    }
    next = next.with(next.messages().with(DoneByOthers.seen(model, review)));
    Model seen = next;
    Optional<Effect> summons =
        OperatorCall.toAlarm(model, model.host().snapshot().orElseThrow(), review)
            .or(() -> OperatorCall.toEnd(model, seen));
    return StepJudging.judge(next, review)
        .then(Update::renewed)
        .then(done -> new Result(done, summons.stream().toList()));
  }

  private static Result renewed(Model model) {
    return model.dialog().map(dialog -> dialog.renewed(model)).orElse(Result.of(model));
  }

  /** What the operator has changed for later runs too; to flip tree and list is for this one. */
  private static Effect[] keeping(Model before, Model now) {
    if (before.setup() == now.setup()
        && TreeState.of(before).options() == TreeState.of(now).options()) {
      return NOTHING;
    }
    if (TreeState.of(before).options().flat() != TreeState.of(now).options().flat()) {
      return NOTHING;
    }
    Map<String, String> words = PreferenceWords.changed(preferences(before), preferences(now));
    return words.isEmpty() ? NOTHING : new Effect[] {new Effect.Keep(words)};
  }

  private static Preferences preferences(Model model) {
    TreeOptions options = TreeState.of(model).options();
    return new Preferences(model.setup(), options.sort(), options.inverted());
  }

  /** What follows from any change: the scroll position, and which offers are gone. */
  private static Model settled(Model model) {
    Model next = model.with(model.open().settled(model));
    return next.with(next.guard().keeping(OnScreen.offers(next)));
  }

  /** What each kind of message does to a model. */
  private final class Handling implements Msg.Handler<Result> {
    private final Model model;

    Handling(Model model) {
      this.model = model;
    }

    @Override
    public Result keyPressed(Msg.KeyPressed pressed) {
      return SignalRelease.due(model.with(model.host().at(pressed.nanos())))
          .then(next -> KeyPress.press(next, pressed.key(), pressed.nanos()));
    }

    @Override
    public Result pointed(Msg.Pointed pointed) {
      return SignalRelease.due(model.with(model.host().at(pointed.nanos())))
          .then(next -> KeyPress.point(next, pointed));
    }

    @Override
    public Result resized(Msg.Resized resized) {
      return Result.of(model.with(model.size().resized(resized.columns(), resized.rows())));
    }

    @Override
    public Result sampled(Msg.Sampled sampled) {
      return SignalRelease.due(model).then(next -> after(next, sampled.snapshot()));
    }

    @Override
    public Result briefed(Msg.Briefed briefed) {
      return Result.of(Rehearsing.told(model, briefed.briefing()));
    }

    @Override
    public Result hostMeasured(Msg.HostMeasured measured) {
      return Result.of(model.with(model.host().with(measured.load())));
    }

    @Override
    public Result tidied(Msg.Tidied tidied) {
      return Result.of(model.noting(tidied.text()));
    }

    @Override
    public Result ownersAnswered(Msg.OwnersAnswered answered) {
      return Result.of(Answers.taken(model, review -> review.knowing(answered.facts())));
    }

    @Override
    public Result mastersAnswered(Msg.MastersAnswered answered) {
      return Result.of(Answers.taken(model, review -> review.hearing(answered.answers())));
    }

    @Override
    public Result advised(Msg.Advised advised) {
      return Result.of(Answers.taken(model, review -> review.advised(advised.advice())));
    }

    @Override
    public Result controlsReported(Msg.ControlsReported report) {
      return Result.of(ControlsReport.reported(model, report.controls()));
    }

    @Override
    public Result takeoverRefused(Msg.TakeoverRefused refusal) {
      return Result.of(model.noting(refusal.reason()));
    }

    @Override
    public Result signalReported(Msg.SignalReported report) {
      return SendReport.reported(model, report);
    }

    @Override
    public Result callStarted(Msg.CallStarted start) {
      return CallReport.started(model, start);
    }

    @Override
    public Result callReported(Msg.CallReported report) {
      return CallReport.reported(model, report);
    }

    @Override
    public Result logRead(Msg.LogRead read) {
      return Result.of(LogReading.read(model, read));
    }

    @Override
    public Result logsFollowed(Msg.LogsFollowed followed) {
      return Result.of(LogReading.followed(model, followed));
    }

    @Override
    public Result inspected(Msg.Inspected inspected) {
      return Result.of(Inspecting.read(model, inspected));
    }

    @Override
    public Result configurationChecked(Msg.ConfigurationChecked checked) {
      return Result.of(ChecksDialog.checked(model, checked));
    }

    @Override
    public Result resumed(Msg.Resumed resumed) {
      Model knowing = Answers.taken(model, review -> review.remembering(resumed.memory()));
      return Result.of(
          knowing
              .with(knowing.messages().resuming(resumed.timeline()))
              .with(knowing.steps().resuming(resumed.steps()))
              .mentioning(resumed.text()));
    }

    @Override
    public Result notKept(Msg.NotKept failure) {
      return Result.of(model.mentioning("Your preferences are not kept: " + failure.reason()));
    }

    @Override
    public Result sourceReported(Msg.SourceReported report) {
      return Result.of(model.with(model.messages().with(report, model.host().time())));
    }

    @Override
    public Result tick(Msg.Tick tick) {
      Model now = model.with(model.host().at(tick.time(), tick.nanos()));
      return SignalRelease.due(now.with(now.messages().at(tick.nanos())));
    }
  }
}
