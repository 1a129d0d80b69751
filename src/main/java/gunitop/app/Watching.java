package gunitop.app;

import gunitop.report.ApplicationState;
import gunitop.report.WatchJson;
import gunitop.ui.Model;
import gunitop.ui.Result;
import gunitop.ui.command.EventLine;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Observation;
import gunitop.upgrade.Review;
import gunitop.upgrade.course.ApplicationTrack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code gunitop watch}: a line whenever something changes. */
final class Watching implements ScreenlessSession.Follower {
  /** Between a master's end and the next one's first breath there may be nothing to be seen. */
  private static final long GONE_NANOS = 2_000_000_000L;

  /** Counts that change again and again are told of once a second. */
  private static final long COUNTS_NANOS = 1_000_000_000L;

  private final ScreenlessSession session;
  private final boolean json;
  private final TimelineReader timeline = new TimelineReader();
  private final List<Watched> watched = new ArrayList<>();
  private boolean one;
  private Optional<String> fault = Optional.empty();

  Watching(HostAccess world, boolean json) {
    this.session = new ScreenlessSession(world, true, JournalChoice.NONE);
    this.json = json;
  }

  /** An application, as the last line told it. */
  private static final class Watched {
    private ApplicationTrack track;
    private Optional<Assessment> now = Optional.empty();
    private ApplicationState told;
    private long toldNanos = Long.MIN_VALUE / 2;
    private long seenNanos;

    Watched(Assessment first) {
      this.track = ApplicationTrack.of(first.application());
    }
  }

  /**
   * Watches until the reader has gone, or no process is left of the one that was named; returns the
   * exit code.
   *
   * @param pid the process whose application is watched; all are where none is named
   */
  int run(OptionalInt pid) {
    Review review = session.look();
    one = pid.isPresent();
    Optional<Assessment> named = Optional.empty();
    if (one) {
      OneApplication asked = OneApplication.of(pid, review);
      named = asked.found();
      if (named.isEmpty()) {
        Target.Refused refusal = asked.refusal().orElseThrow();
        System.err.println("gunitop: " + refusal.line());
        return refusal.exitCode();
      }
      watched.add(new Watched(named.get()));
    }
    Model start = session.model(review, named);
    timeline.skip(start.messages().timeline().entries());
    return session.run(Result.of(start), this);
  }

  @Override
  public OptionalInt after(Model model) {
    follow(model);
    List<Observation> entries = model.messages().timeline().entries();
    for (Observation event : timeline.news(entries, false, model.host().nanos())) {
      tell(model, event);
    }
    for (Watched each : List.copyOf(watched)) {
      tell(model, each);
    }
    if (StandardOutput.isReaderGone()) {
      return OptionalInt.of(ExitCode.FINE);
    }
    if (fault.isPresent()) {
      System.err.println("gunitop: cannot write its output: " + fault.get());
      return OptionalInt.of(ExitCode.INTERNAL_ERROR);
    }
    return one && watched.isEmpty() ? OptionalInt.of(ExitCode.NO_GUNICORN) : OptionalInt.empty();
  }

  private void follow(Model model) {
    List<Assessment> unclaimed = new ArrayList<>(model.host().assessments());
    for (Watched each : watched) {
      each.now = each.track.find(unclaimed);
      if (each.now.isPresent()) {
        each.track = each.track.following(each.now.get(), model.host().assessments());
        each.seenNanos = model.host().nanos();
        unclaimed.remove(each.now.get());
      }
    }
    for (Assessment other : one ? List.<Assessment>of() : unclaimed) {
      Watched added = new Watched(other);
      added.now = Optional.of(other);
      added.seenNanos = model.host().nanos();
      watched.add(added);
    }
  }

  private void tell(Model model, Observation event) {
    if (event.masters().isEmpty()) {
      print(model, event.time(), event.source().label(), null, Optional.empty(), event.text());
      return;
    }
    for (Watched each : watched) {
      if (!Collections.disjoint(each.track.masters(), event.masters())) {
        print(
            model, event.time(), event.source().label(), each.track.name(), each.now, event.text());
        if (json && each.now.isPresent()) {
          // The line has the state too.
          each.told = ApplicationState.of(each.now.get());
          each.toldNanos = model.host().nanos();
        }
      }
    }
  }

  private void tell(Model model, Watched each) {
    Optional<ApplicationState> state = each.now.map(ApplicationState::of);
    long nanos = model.host().nanos();
    boolean hurried = nanos - each.toldNanos < COUNTS_NANOS;
    if (state.isPresent() && state.get().differs(each.told, hurried)) {
      each.told = state.get();
      each.toldNanos = nanos;
      print(model, timeline.time(model.host().time()), "state", each.track.name(), each.now, "");
    } else if (each.now.isEmpty() && nanos - each.seenNanos > GONE_NANOS) {
      watched.remove(each);
      String gone = "no process of it is left";
      print(
          model,
          timeline.time(model.host().time()),
          "seen",
          each.track.name(),
          Optional.empty(),
          gone);
    }
  }

  private void print(
      Model model,
      Instant time,
      String label,
      String name,
      Optional<Assessment> now,
      String event) {
    if (json) {
      Optional<String> seen = event.isEmpty() ? Optional.empty() : Optional.of(event);
      write(WatchJson.of(time, name, now, seen));
      return;
    }
    String text =
        !event.isEmpty()
            ? (name == null ? "" : name + ": ") + event
            : now.map(ApplicationState::of).orElseThrow().text(name)
                + ": "
                + now.get().judgement().reason();
    write(EventLine.of(time, label, text, model.options().zone()) + System.lineSeparator());
  }

  private void write(String line) {
    fault = StandardOutput.print(line).or(() -> fault);
  }
}
