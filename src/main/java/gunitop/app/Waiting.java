package gunitop.app;

import gunitop.process.Printable;
import gunitop.ui.Model;
import gunitop.ui.Result;
import gunitop.ui.command.EventLine;
import gunitop.ui.upgrade.UpgradeState;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Review;
import gunitop.upgrade.Stage;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code gunitop wait}: until an application is in a stage. */
final class Waiting {
  /** Between a master's end and the next one's first breath there may be nothing to be seen. */
  private static final long GONE_NANOS = 2_000_000_000L;

  private final HostAccess world;
  private final ScreenlessSession session;

  Waiting(HostAccess world) {
    this.world = world;
    this.session = new ScreenlessSession(world, true, JournalChoice.NONE);
  }

  /** Waits; returns the exit code. */
  int run(CommandRequest request, OptionalInt pid) {
    EndSignals signals = EndSignals.listen(session::wake);
    Review review = session.look();
    OneApplication one = OneApplication.of(pid, review);
    if (one.found().isEmpty()) {
      Target.Refused refusal = one.refusal().orElseThrow();
      System.err.println("gunitop: " + refusal.line());
      return refusal.exitCode();
    }
    Model model = session.model(review, one.found());
    return session.run(
        Result.of(model),
        new Follower(request.stage().orElseThrow(), request.seconds(), signals, world));
  }

  private static final class Follower implements ScreenlessSession.Follower {
    private final Stage wanted;
    private final OptionalInt seconds;
    private final EndSignals signals;
    private final HostAccess world;
    private final long begunNanos;
    private long lastSeenNanos;

    Follower(Stage wanted, OptionalInt seconds, EndSignals signals, HostAccess world) {
      this.wanted = wanted;
      this.seconds = seconds;
      this.signals = signals;
      this.world = world;
      this.begunNanos = world.clock().nanos();
      this.lastSeenNanos = begunNanos;
    }

    @Override
    public OptionalInt after(Model model) {
      Optional<Assessment> now = UpgradeState.of(model).application();
      long nanos = world.clock().nanos();
      if (now.isPresent()) {
        lastSeenNanos = nanos;
      }
      if (now.filter(one -> one.stage() == wanted).isPresent()) {
        StandardOutput.print(
            EventLine.of(model.host().time(), "seen", text(now.get()), model.options().zone())
                + System.lineSeparator());
        return OptionalInt.of(ExitCode.FINE);
      }
      if (now.isEmpty() && nanos - lastSeenNanos > GONE_NANOS) {
        System.err.println("gunitop: no process of this application is left");
        return OptionalInt.of(ExitCode.NO_GUNICORN);
      }
      if (signals.come().isPresent()) {
        String name = signals.come().get();
        return leave(now, "ended by SIG" + name, EndSignals.exitCode(name));
      }
      if (StandardOutput.isReaderGone()) {
        return leave(now, "its output is read no more", ExitCode.NOT_SEEN);
      }
      boolean late = seconds.isPresent() && nanos - begunNanos > seconds.getAsInt() * 1e9;
      return late
          ? leave(now, "not within " + seconds.getAsInt() + " s", ExitCode.NOT_SEEN)
          : OptionalInt.empty();
    }

    private OptionalInt leave(Optional<Assessment> now, String why, int exitCode) {
      String state = now.map(Follower::text).orElse("no process of the application is seen");
      System.err.println("gunitop: " + wanted + " was not seen, " + why + ". " + state);
      return OptionalInt.of(exitCode);
    }

    private static String text(Assessment now) {
      return Printable.of(
          now.application().name() + ": " + now.stage() + ", " + now.judgement().reason());
    }
  }
}
