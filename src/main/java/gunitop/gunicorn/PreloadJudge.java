package gunitop.gunicorn;

import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import java.util.List;
import java.util.Optional;

/** Judges whether the application was preloaded; "no" only where no source can say otherwise. */
final class PreloadJudge {
  private static final String PRELOAD = "--preload";

  private PreloadJudge() {}

  static Preload judge(List<ProcessSample> masters, Snapshot snapshot, History history) {
    Preload first = null;
    for (ProcessSample master : masters) {
      Preload one = judge(master, snapshot, history.of(master.id()));
      boolean better = first == null || first.verdict() == Preload.Verdict.UNKNOWN;
      if (better && (first == null || one.verdict() != Preload.Verdict.UNKNOWN)) {
        first = one;
      }
    }
    return first;
  }

  private static Preload judge(ProcessSample master, Snapshot snapshot, MasterHistory history) {
    Settings settings = Settings.of(master, history);
    Reading<Boolean> told = settings.answer().preload();
    if (told.isKnown()) {
      return new Preload(
          told.get() ? Preload.Verdict.YES : Preload.Verdict.NO, ControlAnswer.WITNESS);
    }
    Optional<String> place = settings.placeOf(PRELOAD);
    if (place.isPresent()) {
      return new Preload(Preload.Verdict.YES, place.get());
    }
    return settings
        .otherSource(DefaultConfiguration.of(master, snapshot, history))
        .map(source -> new Preload(Preload.Verdict.UNKNOWN, source))
        .orElseGet(() -> new Preload(Preload.Verdict.NO, "no --preload on the command line"));
  }
}
