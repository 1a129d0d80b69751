package gunitop.app;

import gunitop.kernel.KernelAccess;
import gunitop.process.Focus;
import gunitop.process.Snapshot;
import gunitop.ui.Asked;
import gunitop.ui.Model;
import gunitop.ui.Msg;
import gunitop.ui.Palette;
import gunitop.ui.Preferences;
import gunitop.ui.Result;
import gunitop.ui.Setup;
import gunitop.ui.Size;
import gunitop.ui.preferences.PreferenceLines;
import gunitop.ui.program.ControlsWanted;
import gunitop.ui.program.Update;
import gunitop.ui.terminal.Opening;
import gunitop.ui.terminal.OperatorTerminal;
import gunitop.ui.terminal.TerminalGlyphs;
import gunitop.ui.terminal.TerminalOpener;
import gunitop.ui.terminal.Theme;
import gunitop.upgrade.Review;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** One session at the terminal: wires the threads to the event loop, and takes them down again. */
final class Session {
  private final Options options;
  private final HostAccess world;
  private final TerminalOpener terminals;
  private final Update update = new Update(KnownOwner::review);
  private final BlockingQueue<Msg> queue = new LinkedBlockingQueue<>();
  private final Background background = new Background(queue::add);
  private final PreflightGate gate;
  private final ControlsLoop controls;
  private final Journaling journal;

  /** The host's last meters, as long as they were not taken in. */
  private final AtomicReference<Msg> measured = new AtomicReference<>();

  private final AtomicBoolean hasMeters = new AtomicBoolean();

  Session(Options options, HostAccess world, TerminalOpener terminals) {
    this.options = options;
    this.terminals = terminals;
    this.world = world;
    this.gate = new PreflightGate(world.preflight());
    this.controls = new ControlsLoop(background, world.hands(), queue::add);
    this.journal =
        world.rehearsal().isPresent()
            ? Journaling.none()
            : Journaling.open(
                options.journal(), !options.readOnly(), System.getenv(), background, queue::add);
  }

  /** Runs until the operator quits; returns the exit code. */
  int run(OptionalInt pid) {
    Snapshot first = world.sampler().sample(Focus.NOTHING);
    Review review = KnownOwner.review(first);
    if (pid.isPresent()) {
      Optional<Target.Refused> refusal = Target.refusal(pid.getAsInt(), review);
      if (refusal.isPresent()) {
        System.err.println("gunitop: " + refusal.get().line());
        return refusal.get().exitCode();
      }
    }
    world.rehearsal().map(SimulatedHostAccess::briefed).ifPresent(queue::add);
    Snapshot closer =
        world.rehearsal().isPresent() ? first : FirstSnapshot.closer(world.sampler(), review);
    queue.add(new Msg.Sampled(closer));
    EarlierRuns earlier = journal.earlier(() -> KnownOwner.review(closer), world.clock().time());
    queue.addAll(earlier.messages());
    return sitting(pid, earlier);
  }

  private int sitting(OptionalInt pid, EarlierRuns earlier) {
    Map<String, String> environment = System.getenv();
    Optional<String> refusal = KernelAccess.refusal();
    Optional<PreferencesFile> file =
        options.config() && refusal.isEmpty() ? PreferencesFile.of(environment) : Optional.empty();
    PreferenceLines.Parsed kept =
        file.map(PreferencesFile::read).orElseGet(() -> notRead(refusal, environment));
    Preferences preferences = wanted(kept.preferences(), environment);
    TerminalGlyphs glyphs = TerminalGlyphs.of(environment, options.unicode());
    Opening opening =
        terminals.open(
            environment, Theme.of(preferences.setup().palette()), glyphs, options.mouse());
    if (opening instanceof Opening.Refused refused) {
      System.err.println("gunitop: " + refused.reason());
      return ExitCode.USAGE;
    }
    OperatorTerminal terminal = ((Opening.Opened) opening).terminal();
    Crash.restoring(terminal, background);
    EffectRunner effects =
        new EffectRunner(
            world,
            queue,
            background,
            file,
            gate,
            journal.recorder(),
            controls,
            new TerminalScreen(terminal));
    Model start =
        Update.start(
            uiOptions(pid, glyphs).preferring(preferences, kept.faults()),
            new Size(terminal.columns(), terminal.rows()),
            world.clock().time(),
            world.clock().nanos());
    Optional<SshLine> line = SshLine.of(environment);
    FrameDelivery delivery =
        line.map(one -> FrameDelivery.over(one::queue)).orElseGet(FrameDelivery::unknown);
    Model informed = informed(start, effects);
    journal.recorder().resume(earlier.courses(), informed);
    int exitCode = loop(informed, terminal, effects, delivery);
    controls.close();
    String account = journal.account();
    journal.close();
    line.ifPresent(SshLine::close);
    terminal.close();
    System.out.print(account);
    if (!effects.farewell().isEmpty()) {
      System.out.println(effects.farewell());
    }
    return exitCode;
  }

  /** Knowing all that is there to be told before the first frame: no empty one is painted. */
  private Model informed(Model start, EffectRunner effects) {
    Model model = start;
    for (Msg message = queue.poll(); message != null; message = queue.poll()) {
      Result result = update.update(model, message);
      model = result.model();
      effects.run(result.effects());
    }
    return model;
  }

  private int loop(
      Model start, OperatorTerminal terminal, EffectRunner effects, FrameDelivery delivery) {
    try (SamplingLoop sampling =
            new SamplingLoop(
                world.sampler(), this::sampled, this::isTaken, start.focus(), start.pace());
        Inquiries inquiries =
            new Inquiries(
                background,
                world,
                queue::add,
                () -> background.run("repair of an earlier handover", this::tidy));
        MetersLoop meters =
            new MetersLoop(
                background,
                world.meters(),
                load -> measured(new Msg.HostMeasured(load)),
                start.setup().delay())) {
      EventLoop loop =
          new EventLoop(
              world.clock(),
              queue,
              update,
              effects,
              journal.recorder(),
              new FirstFrame(
                  terminal::paint,
                  () -> {
                    sampling.start();
                    meters.start();
                    inquiries.start();
                    controls.start();
                    StartCache.prepare(background);
                  }),
              model -> {
                sampling.watch(model.focus(), model.pace().changed(world.clock()::pace));
                meters.watch(model.setup().delay(), model.showsMeters());
                terminal.wear(Theme.of(model.setup().palette()));
                inquiries.watch(model);
                gate.watch(model, model.relaunches());
                catchUp(model);
                controls.watch(ControlsWanted.of(model), model.host().assessments());
              },
              delivery,
              () -> Optional.ofNullable(measured.getAndSet(null)));
      world.sampler().watch(sampling::nudge, sampling::expect);
      terminal.start(
          (key, nanos) -> queue.add(new Msg.KeyPressed(key, world.clock().at(nanos))),
          (columns, rows) -> queue.add(new Msg.Resized(columns, rows)));
      return loop.run(start);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }

  /** Where the controls have just come from another program: it has written how it stands. */
  private void catchUp(Model model) {
    if (journal.recorder().isBehind(model)) {
      EarlierRuns earlier =
          journal.earlier(() -> model.host().review().orElseThrow(), world.clock().time());
      queue.addAll(earlier.messages());
      journal.recorder().catchUp(earlier.courses(), model);
    }
  }

  /** What follows the first reading waits for the next picture: none is drawn for its sake. */
  private void measured(Msg load) {
    if (hasMeters.getAndSet(true)) {
      measured.set(load);
    } else {
      queue.add(load);
    }
  }

  private void sampled(Snapshot snapshot) {
    queue.add(new Msg.Sampled(snapshot));
    world.rehearsal().map(SimulatedHostAccess::briefed).ifPresent(queue::add);
  }

  /** Whether no snapshot waits for the event loop. */
  private boolean isTaken() {
    return queue.stream().noneMatch(Msg.Sampled.class::isInstance);
  }

  private PreferenceLines.Parsed notRead(
      Optional<String> refusal, Map<String, String> environment) {
    List<String> reasons =
        refusal
            .map(reason -> List.of("neither read nor kept: " + reason))
            .orElseGet(() -> PreferencesFile.obstacles(environment));
    return new PreferenceLines.Parsed(Preferences.DEFAULT, options.config() ? reasons : List.of());
  }

  /** The command line and the terminal have the last word, for this run alone. */
  private Preferences wanted(Preferences kept, Map<String, String> environment) {
    Setup setup = kept.setup();
    if (options.delayTenths().isPresent()) {
      setup = setup.with(Duration.ofMillis(100L * options.delayTenths().getAsInt()));
    }
    boolean plain = !options.color() || Theme.isColourless(environment);
    return kept.with(plain ? setup.with(Palette.MONO) : setup);
  }

  /** Puts right what a run that crashed in the middle of a handover left behind. */
  private void tidy() {
    if (!options.readOnly()) {
      world.tidy().get().ifPresent(text -> queue.add(new Msg.Tidied(text)));
    }
  }

  private gunitop.ui.RunOptions uiOptions(OptionalInt pid, TerminalGlyphs glyphs) {
    return new gunitop.ui.RunOptions(
        options.readOnly(),
        glyphs != TerminalGlyphs.ASCII,
        ZoneId.systemDefault(),
        options.all(),
        options.user(),
        Preferences.DEFAULT,
        List.of(),
        pid.isPresent() ? Optional.of(new Asked.Pid(pid.getAsInt())) : Optional.empty(),
        ourselves(),
        options.probe(),
        options
            .window()
            .map(
                time -> MaintenanceWindow.end(time, world.clock().time(), ZoneId.systemDefault())));
  }

  private static Set<Integer> ourselves() {
    Set<Integer> pids = new HashSet<>();
    Optional<ProcessHandle> one = Optional.of(ProcessHandle.current());
    while (one.isPresent() && pids.add((int) one.get().pid())) {
      one = one.get().parent();
    }
    return pids;
  }
}
