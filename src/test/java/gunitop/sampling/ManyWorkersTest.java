package gunitop.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.Focus;
import gunitop.process.ProcessSample;
import gunitop.process.Snapshot;
import gunitop.process.TemporaryFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of one among many workers a sample is never older than it says. */
@Execution(ExecutionMode.CONCURRENT)
class ManyWorkersTest {
  private static final int MANY = 40;
  private static final Focus FOCUS = Recordings.focusOn(RecordedCrowd.MASTER);

  private static final int PID = 102;

  private static final long CONNECTION = 555;
  private static final int STEP_MILLIS = 100;

  private static final int CHANGE = 8;

  private static final int STEPS = 12;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {3, MANY})
  void whatAWorkerDoesIsInTheNextSampleHoweverManyThereAre(int size) throws Exception {
    assertThat(stepsUntilSeen(size, worker -> {})).isZero();
  }

  @Test
  void anExecIsSeenAtOnceAndWhatItBringsToo() throws Exception {
    assertThat(stepsUntilSeen(MANY, worker -> worker.argStart = 8192)).isZero();
  }

  @Test
  void whereItsHeartbeatFileIsAnotherAllIsReadAtOnce() throws Exception {
    assertThat(
            stepsUntilSeen(
                MANY,
                worker -> {
                  worker.heartbeat++;
                  worker.heartbeatLink = "/tmp/another";
                }))
        .isZero();
  }

  @Test
  void aForkBelowAWorkerIsSeenAtOnce() throws Exception {
    RecordedCrowd crowd = settled(MANY);
    RecordedCrowd.Member child = new RecordedCrowd.Member(900);
    child.parent = PID;
    crowd.workers.put(900, child);
    crowd.after(STEP_MILLIS);
    try (Sampler sampler = crowd.sampler()) {
      Snapshot after = last(sampler, CHANGE + 1);

      assertThat(after.childrenOf(PID)).extracting(ProcessSample::pid).containsExactly(900);
      assertThat(after.process(900).orElseThrow().files().isKnown()).isTrue();
    }
  }

  @Test
  void theFilesOfAParentFollowItsChildren() throws Exception {
    RecordedCrowd crowd = settled(MANY);
    crowd.workers.remove(PID);
    RecordedCrowd.Member next = new RecordedCrowd.Member(PID);
    next.heartbeat = 77_777;
    next.argStart = 12288;
    crowd.after(STEP_MILLIS);
    crowd.workers.put(PID, next);
    crowd.after(STEP_MILLIS);
    try (Sampler sampler = crowd.sampler()) {
      assertThat(inodes(last(sampler, CHANGE + 1), RecordedCrowd.MASTER)).hasSize(MANY - 1);
      Snapshot after = last(sampler, 1);
      assertThat(inodes(after, RecordedCrowd.MASTER)).hasSize(MANY).contains(77_777L);
      assertThat(inodes(after, PID)).containsExactly(77_777L);
    }
  }

  /** After how many samples a connection is seen that came together with this change. */
  private int stepsUntilSeen(int size, Consumer<RecordedCrowd.Member> change) throws IOException {
    RecordedCrowd crowd = settled(size);
    RecordedCrowd.Member worker = crowd.workers.get(PID);
    worker.connection = CONNECTION;
    change.accept(worker);
    for (int i = CHANGE; i < STEPS; i++) {
      crowd.after(STEP_MILLIS);
    }
    int seen = -1;
    try (Sampler sampler = crowd.sampler()) {
      for (int i = 0; i < STEPS; i++) {
        Snapshot snapshot = sampler.sample(FOCUS);
        assertBeats(snapshot, i);
        if (seen < 0 && connections(snapshot).contains(CONNECTION)) {
          seen = i;
        }
      }
    }
    return seen - CHANGE;
  }

  private RecordedCrowd settled(int size) throws IOException {
    RecordedCrowd crowd = new RecordedCrowd(directory, size);
    for (int i = 0; i < CHANGE; i++) {
      crowd.after(STEP_MILLIS);
    }
    return crowd;
  }

  /** However long something else may take to be seen, each heartbeat is that of the sample. */
  private static void assertBeats(Snapshot snapshot, int step) {
    for (ProcessSample worker : snapshot.childrenOf(RecordedCrowd.MASTER)) {
      assertThat(worker.files().get().temporary())
          .as("heartbeat of %s in sample %s", worker.pid(), step)
          .allMatch(
              file -> file.changedNanos() == RecordedCrowd.beatNanos((step + 1) * STEP_MILLIS));
    }
  }

  private static Set<Long> connections(Snapshot snapshot) {
    return snapshot.process(PID).orElseThrow().connectionInodes().orElse(Set.of());
  }

  private static List<Long> inodes(Snapshot snapshot, int pid) {
    return snapshot.process(pid).orElseThrow().files().get().temporary().stream()
        .map(TemporaryFile::inode)
        .toList();
  }

  private static Snapshot last(Sampler sampler, int samples) {
    Snapshot snapshot = sampler.sample(FOCUS);
    for (int i = 1; i < samples; i++) {
      snapshot = sampler.sample(FOCUS);
    }
    return snapshot;
  }
}
