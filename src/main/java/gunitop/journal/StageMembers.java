package gunitop.journal;

import gunitop.gunicorn.Generation;
import gunitop.gunicorn.Worker;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.upgrade.Assessment;
import gunitop.upgrade.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where an upgrade stands as members, and back. */
final class StageMembers {
  private StageMembers() {}

  static Entry entry(Assessment assessment, Instant time) {
    return new Entry(
        time,
        Entry.Kind.STAGE,
        Members.NONE
            .with("stage", assessment.stage().name())
            .with("reason", assessment.judgement().reason())
            .with("alarm", assessment.alarm().kind().name())
            .with("generations", generations(assessment)));
  }

  /** The generations, in numbers. */
  static List<Members> generations(Assessment assessment) {
    List<Members> all = new ArrayList<>();
    for (Generation generation : assessment.application().generations()) {
      all.add(
          Members.NONE
              .with("role", generation.role().name())
              .with("master", Optional.of(generation.master().id()))
              .with("desired", generation.desired().count())
              .with("ready", generation.ready())
              .with("workers", generation.workers().size())
              .with("connections", connections(generation)));
    }
    return all;
  }

  /** Established connections of its workers; not known where one of them cannot be read. */
  private static Reading<Integer> connections(Generation generation) {
    int sum = 0;
    for (Worker worker : generation.workers()) {
      Reading<Integer> count = worker.process().connectionInodes().map(inodes -> inodes.size());
      if (!count.isKnown()) {
        return Reading.notRead();
      }
      sum += count.get();
    }
    return Reading.known(sum);
  }

  static Optional<Stage> stage(Members members) {
    return members
        .text("stage")
        .flatMap(
            name ->
                Arrays.stream(Stage.values()).filter(one -> one.name().equals(name)).findFirst());
  }

  /** The masters that were there. */
  static List<ProcessId> masters(Members members, String bootId) {
    return members.objects("generations").stream()
        .map(generation -> generation.process("master", bootId))
        .flatMap(Optional::stream)
        .toList();
  }
}
