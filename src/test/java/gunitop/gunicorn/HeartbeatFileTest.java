package gunitop.gunicorn;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.process.Host;
import gunitop.process.OpenFiles;
import gunitop.process.Owner;
import gunitop.process.ProcessSample;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import gunitop.process.TemporaryFile;
import gunitop.testkit.ProcessFixture;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeartbeatFileTest {
  private static final long NOW = 1_800_000_000_000_000_000L;
  private static final long MILLISECOND = 1_000_000;

  private static boolean hasBeaten(int mode, long modified, long changed) {
    return new HeartbeatFile(new TemporaryFile(1, 2, mode, modified, changed)).hasBeaten();
  }

  @Test
  void freshFileHasNotBeaten() {
    assertThat(hasBeaten(0600, NOW, NOW)).isFalse();
  }

  @Test
  void creationThatStraddlesAKernelTickIsNoBeat() {
    assertThat(hasBeaten(0600, NOW, NOW + 92 * MILLISECOND)).isFalse();
  }

  @Test
  void changeOfModeIsABeat() {
    assertThat(hasBeaten(0, NOW, NOW)).isTrue();
    assertThat(hasBeaten(1, NOW, NOW)).isTrue();
  }

  @Test
  void contentTimeSetToTheMonotonicClockIsABeat() {
    assertThat(hasBeaten(0600, 86_400_000 * MILLISECOND, NOW)).isTrue();
  }

  /** On a host that booted this many seconds ago, at an instant of its wall clock. */
  private static double age(TemporaryFile file, double upSeconds, long wallNanos) {
    long monotonic = 77_000_000_000L;
    Host host = new Host("vm", "boot", 100, 2, monotonic - (long) (upSeconds * 1e9));
    Snapshot snapshot =
        new Snapshot(
            Instant.ofEpochSecond(0, wallNanos),
            monotonic,
            host,
            new Owner(0, "root"),
            Map.of(),
            Map.of(),
            Map.of());
    return new HeartbeatFile(file).ageSeconds(snapshot);
  }

  @Test
  void ageIsNeverNegative() {
    TemporaryFile old = new TemporaryFile(1, 2, 0, NOW, NOW);

    assertThat(age(old, 900, NOW + 2500 * MILLISECOND)).isEqualTo(2.5);
    assertThat(age(old, 900, NOW - MILLISECOND)).isZero();
    TemporaryFile late = new TemporaryFile(1, 2, 0600, 900_005 * MILLISECOND, NOW);
    assertThat(age(late, 900, NOW)).isZero();
  }

  @Test
  void aTimeSinceTheBootMakesTheAgeWhateverTheWallClockIsSetTo() {
    TemporaryFile beaten = new TemporaryFile(1, 2, 0600, 895_000 * MILLISECOND, NOW);

    assertThat(age(beaten, 900, NOW + 5000 * MILLISECOND)).isEqualTo(5);
    assertThat(age(beaten, 900, NOW + 3_605_000 * MILLISECOND)).isEqualTo(5);
    assertThat(age(beaten, 900, NOW - 3_595_000 * MILLISECOND)).isEqualTo(5);
  }

  @Test
  void aTimeSinceAnotherBootSaysNothing() {
    TemporaryFile before = new TemporaryFile(1, 2, 0600, 20_000 * MILLISECOND, NOW);
    TemporaryFile ahead = new TemporaryFile(1, 2, 0600, 50_000_000 * MILLISECOND, NOW);

    assertThat(age(before, 900, NOW + 5000 * MILLISECOND)).isEqualTo(5);
    assertThat(age(ahead, 900, NOW + 5000 * MILLISECOND)).isEqualTo(5);
  }

  private static ProcessSample holding(int pid, long... inodes) {
    List<TemporaryFile> files =
        Arrays.stream(inodes).mapToObj(inode -> new TemporaryFile(1, inode, 0, NOW, NOW)).toList();
    return ProcessFixture.process(pid).files(new OpenFiles(Set.of(), files, List.of())).sample();
  }

  private static List<Long> assigned(ProcessSample master, ProcessSample... workers) {
    return HeartbeatFile.assign(master, List.of(workers)).stream()
        .map(reading -> reading.map(own -> own.file().inode()).orElse(0L))
        .toList();
  }

  @Test
  void workersOwnFileIsTheOneThatNoElderWorkerHas() {
    ProcessSample master = holding(100, 31, 32, 33);

    assertThat(assigned(master, holding(101, 31), holding(102, 31, 32), holding(103, 32, 31, 33)))
        .containsExactly(31L, 32L, 33L);
  }

  @Test
  void fileThatItsMasterDoesNotHaveIsNotItsHeartbeat() {
    assertThat(assigned(holding(100, 31), holding(101, 7, 31), holding(102, 8)))
        .containsExactly(31L, 0L);
  }

  @Test
  void filesOfAMasterThatCannotBeReadAreNotAskedFor() {
    ProcessSample master = ProcessFixture.process(100).sample();

    assertThat(assigned(master, holding(101, 31), holding(102, 31, 32))).containsExactly(31L, 32L);
  }

  @Test
  void workerWhoseFilesWereNotReadHasNoneYet() {
    ProcessSample unread = ProcessFixture.process(101).sample();

    assertThat(HeartbeatFile.assign(holding(100, 31), List.of(unread)))
        .containsExactly(Reading.notRead());
  }
}
