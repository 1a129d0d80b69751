package gunitop.app;

import gunitop.process.Focus;
import gunitop.process.Snapshot;
import gunitop.sampling.ProcSampler;
import gunitop.sampling.Sampler;
import gunitop.signalling.PidfdSender;
import gunitop.supervision.Handover;
import gunitop.ui.Asked;
import gunitop.ui.Model;
import gunitop.ui.Msg;
import gunitop.ui.Palette;
import gunitop.ui.PreferenceLines;
import gunitop.ui.Preferences;
import gunitop.ui.Setup;
import gunitop.ui.Size;
import gunitop.ui.Update;
import gunitop.ui.terminal.Glyphs;
import gunitop.ui.terminal.Opening;
import gunitop.ui.terminal.OperatorTerminal;
import gunitop.ui.terminal.Theme;
import gunitop.upgrade.Review;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** One sitting at the terminal: wires the threads to the event loop, and takes them down again. */
final class Session {
  private final Options options;
  private final BlockingQueue<Msg> queue = new LinkedBlockingQueue<>();

  Session(Options options) {
    this.options = options;
  }

  /** Runs until the operator quits; returns the exit code. */
  int run(OptionalInt pid) {
    try (Sampler sampler = ProcSampler.ofThisHost()) {
      Snapshot first = sampler.sample(Focus.NOTHING);
      if (pid.isPresent()) {
        Optional<String> refusal = Target.refusal(pid.getAsInt(), Review.first(first));
        if (refusal.isPresent()) {
          System.err.println("gunitop: " + refusal.get());
          return ExitCode.NO_GUNICORN;
        }
      }
      queue.add(new Msg.Sampled(first));
      return sitting(sampler, pid);
    }
  }

  private int sitting(Sampler sampler, OptionalInt pid) {
    Map<String, String> environment = System.getenv();
    Optional<PreferencesFile> file =
        options.config() ? PreferencesFile.of(environment) : Optional.empty();
    PreferenceLines.Parsed kept =
        file.map(PreferencesFile::read)
            .orElseGet(
                () ->
                    new PreferenceLines.Parsed(
                        Preferences.DEFAULT,
                        options.config() ? PreferencesFile.obstacles(environment) : List.of()));
    Preferences preferences = wanted(kept.preferences(), environment);
    Glyphs glyphs = Glyphs.of(environment, options.unicode());
    Opening opening =
        OperatorTerminal.open(
            environment, Theme.of(preferences.setup().palette()), glyphs, options.mouse());
    if (opening instanceof Opening.Refused refused) {
      System.err.println("gunitop: " + refused.reason());
      return ExitCode.USAGE;
    }
    OperatorTerminal terminal = ((Opening.Opened) opening).terminal();
    Crash.restoring(terminal);
    EffectRunner effects =
        new EffectRunner(
            new PidfdSender(),
            queue,
            file,
            new EffectRunner.Screen() {
              @Override
              public void suspend() {
                terminal.suspend();
              }

              @Override
              public void redraw() {
                terminal.redraw();
              }
            });
    Model start =
        Model.start(
            uiOptions(pid, glyphs).preferring(preferences, kept.faults()),
            new Size(terminal.columns(), terminal.rows()),
            Instant.now(),
            System.nanoTime());
    Optional<SshLine> line = SshLine.of(environment);
    Delivery delivery = line.map(one -> Delivery.over(one::queue)).orElseGet(Delivery::unknown);
    int exitCode = loop(start, sampler, terminal, effects, delivery);
    line.ifPresent(SshLine::close);
    terminal.close();
    if (!effects.farewell().isEmpty()) {
      System.out.println(effects.farewell());
    }
    return exitCode;
  }

  private int loop(
      Model start,
      Sampler sampler,
      OperatorTerminal terminal,
      EffectRunner effects,
      Delivery delivery) {
    try (SamplingLoop sampling =
            new SamplingLoop(
                sampler,
                snapshot -> queue.add(new Msg.Sampled(snapshot)),
                start.focus(),
                start.pace());
        OwnersLoop owners =
            new OwnersLoop(facts -> queue.add(new Msg.OwnersAnswered(facts)), this::tidy);
        MetersLoop meters =
            new MetersLoop(load -> queue.add(new Msg.HostMeasured(load)), start.setup().delay())) {
      EventLoop loop =
          new EventLoop(
              queue,
              new Update(Review::first),
              effects,
              terminal::paint,
              model -> {
                sampling.watch(model.focus(), model.pace());
                meters.watch(model.setup().delay());
                terminal.wear(Theme.of(model.setup().palette()));
                owners.watch(model.owners(), !model.steps().flights().isEmpty());
              },
              delivery);
      sampler.watchExits(sampling::nudge);
      terminal.start(
          (key, nanos) -> queue.add(new Msg.KeyPressed(key, nanos)),
          (columns, rows) -> queue.add(new Msg.Resized(columns, rows)));
      sampling.start();
      meters.start();
      owners.start();
      return loop.run(start);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
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
      Handover.tidy().ifPresent(text -> queue.add(new Msg.Tidied(text)));
    }
  }

  private gunitop.ui.Options uiOptions(OptionalInt pid, Glyphs glyphs) {
    return new gunitop.ui.Options(
        options.readOnly(),
        glyphs != Glyphs.ASCII,
        ZoneId.systemDefault(),
        options.all(),
        options.user(),
        Preferences.DEFAULT,
        List.of(),
        pid.isPresent() ? Optional.of(new Asked.Pid(pid.getAsInt())) : Optional.empty());
  }
}
