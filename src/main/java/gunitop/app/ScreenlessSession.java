package gunitop.app;

import gunitop.gunicorn.Relaunch;
import gunitop.probe.ProbeUrl;
import gunitop.process.ProcessId;
import gunitop.release.CodeQuestion;
import gunitop.ui.Model;
import gunitop.ui.Msg;
import gunitop.ui.Notify;
import gunitop.ui.Pace;
import gunitop.ui.Result;
import gunitop.ui.RunOptions;
import gunitop.ui.Screen;
import gunitop.ui.Size;
import gunitop.ui.program.ControlsWanted;
import gunitop.ui.program.Update;
import gunitop.ui.upgrade.UpgradeState;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Review;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A session without a terminal: the same model, updates and effects, and a {@link Follower} in the
 * place of the frames.
 */
final class ScreenlessSession {
  /** How long nothing may happen until the follower is asked nevertheless: its patience may end. */
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** An event shall be told of within a tenth of a second. */
  private static final Duration WATCHFUL = Duration.ofMillis(100);

  private final HostAccess world;
  private final boolean readOnly;
  private final Update update = new Update(KnownOwner::review);
  private final BlockingQueue<Msg> queue = new LinkedBlockingQueue<>();
  private final Background background = new Background(queue::add);
  private final PreflightGate gate;
  private final ControlsLoop controls;
  private final Journaling journal;
  private final EffectRunner effects;

  ScreenlessSession(HostAccess world, boolean readOnly, JournalChoice choice) {
    this.world = world;
    this.readOnly = readOnly;
    this.gate = new PreflightGate(world.preflight());
    this.controls = new ControlsLoop(background, world.hands(), queue::add);
    this.journal = Journaling.open(choice, !readOnly, System.getenv(), background, queue::add);
    this.effects =
        new EffectRunner(
            world,
            queue,
            background,
            Optional.empty(),
            gate,
            journal.recorder(),
            controls,
            new NoScreen());
  }

  /** Who looks at each model, after all messages that were there. */
  interface Follower {
    /** The exit code once it has seen enough. */
    OptionalInt after(Model model);
  }

  /** Looks as {@code check} does, slow facts and all, and once more at the end. */
  Review look() {
    Review review =
        Once.advised(
            Once.look(world.sampler(), world.owners(), world.masters(), background), background);
    return review.next(world.sampler().sample(review.focus(Set.of(), true)));
  }

  /** Looks once more, knowing what clients get of an application; takes some seconds. */
  Review probed(Review review, ProbeUrl url, Assessment one) {
    Review knowing = review.advised(new ProbeOnce(background).of(url, one.application()));
    return knowing.next(world.sampler().sample(knowing.focus(Set.of(), true)));
  }

  /** Lets the follower be asked soon. */
  void wake() {
    queue.add(new Msg.Tick(world.clock().time(), world.clock().nanos()));
  }

  /** The model of a review; the upgrade screen shows this application, where one is named. */
  Model model(Review review, Optional<Assessment> shown) {
    RunOptions options = RunOptions.plain(ZoneId.systemDefault()).withReadonly(readOnly);
    Model empty =
        Update.start(options, new Size(120, 40), world.clock().time(), world.clock().nanos());
    Model seen = empty.with(empty.host().after(review));
    Model open =
        shown
            .map(
                one ->
                    seen.with(Screen.UPGRADE)
                        .with(UpgradeState.open(one, one.application().old().master().id())))
            .orElse(seen);
    Model known = resumed(open, review);
    watch(known);
    return known.with(known.host().at(world.clock().time(), world.clock().nanos()));
  }

  /** Knowing what earlier runs have left. */
  private Model resumed(Model open, Review review) {
    EarlierRuns earlier = journal.earlier(() -> review, world.clock().time());
    Model next = open;
    for (Msg message : earlier.messages()) {
      next = update.update(next, message).model();
    }
    journal.recorder().resume(earlier.courses(), next);
    return next;
  }

  /** Does what the start asks for, then goes on until the follower has seen enough. */
  int run(Result start, Follower follower) {
    try (SamplingLoop sampling =
            new SamplingLoop(
                world.sampler(),
                snapshot -> queue.add(new Msg.Sampled(snapshot)),
                () -> queue.stream().noneMatch(Msg.Sampled.class::isInstance),
                start.model().focus(),
                pace(start.model()));
        Inquiries inquiries = new Inquiries(background, world, queue::add, () -> {})) {
      world.sampler().watch(sampling::nudge, sampling::expect);
      sampling.start();
      inquiries.start();
      controls.start();
      journal.recorder().begins(start.model());
      effects.run(start.effects());
      Model model = start.model();
      while (true) {
        OptionalInt end = follower.after(model);
        if (end.isPresent()) {
          return end.getAsInt();
        }
        watch(model);
        sampling.watch(model.focus(), pace(model));
        inquiries.watch(model, relaunches(model), questions(model));
        for (Msg message : next()) {
          Result result = update.update(model, message);
          journal.recorder().after(model, message, result.model());
          model = result.model();
          effects.run(result.effects());
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    } finally {
      journal.close();
      controls.close();
    }
  }

  /** Where all applications are followed, each of them as the one on the upgrade screen is. */
  private static Pace pace(Model model) {
    Pace pace = model.pace();
    return model.screen() == Screen.UPGRADE
        ? pace
        : new Pace(pace.sample(), WATCHFUL, pace.always());
  }

  private List<Msg> next() throws InterruptedException {
    List<Msg> messages = new ArrayList<>();
    Msg first = queue.poll(TICK_NANOS, TimeUnit.NANOSECONDS);
    messages.add(first == null ? new Msg.Tick(world.clock().time(), world.clock().nanos()) : first);
    queue.drainTo(messages);
    return messages;
  }

  /** Why nothing may be sent to this process: another gunitop holds the controls. */
  Optional<String> refusal(ProcessId target) {
    Optional<String> refusal = controls.begin(target);
    if (refusal.isEmpty()) {
      controls.end();
    }
    return refusal;
  }

  /** What is known when a USR2 leaves, and whose controls are wanted. */
  private void watch(Model model) {
    controls.watch(ControlsWanted.of(model), model.host().assessments());
    gate.watch(model, relaunches(model));
  }

  /** Of the application that is shown; of all where none is. */
  private static List<Relaunch> relaunches(Model model) {
    return model.screen() == Screen.UPGRADE
        ? model.relaunches()
        : model.host().review().map(Review::relaunches).orElse(List.of());
  }

  private static List<CodeQuestion> questions(Model model) {
    return model.screen() == Screen.UPGRADE
        ? model.codeQuestions()
        : model.host().review().stream()
            .flatMap(
                review ->
                    review.assessments().stream()
                        .flatMap(one -> CodeQuestion.of(one.application(), review).stream()))
            .toList();
  }

  /** Nobody looks. */
  private static final class NoScreen implements EffectRunner.Screen {
    @Override
    public void suspend() {}

    @Override
    public void redraw() {}

    @Override
    public void summon(Notify how, String text) {}
  }
}
