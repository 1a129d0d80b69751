package gunitop.preflight;

import static gunitop.preflight.FactsFixture.MIB;
import static gunitop.preflight.FactsFixture.PYTHON;
import static gunitop.preflight.FactsFixture.all;
import static gunitop.preflight.FactsFixture.by;
import static gunitop.preflight.FactsFixture.gone;
import static gunitop.preflight.FactsFixture.limits;
import static gunitop.preflight.FactsFixture.memory;
import static gunitop.preflight.FactsFixture.place;
import static gunitop.preflight.FactsFixture.release;
import static gunitop.preflight.FactsFixture.there;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import gunitop.preflight.PlaceFacts.Use;
import gunitop.preflight.SeenFile.Entry;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.upgrade.Finding;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Severity;
import gunitop.upgrade.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreflightChecksTest {
  private static final ProcessId MASTER = new ProcessId(4711, 1, "");
  private static final Entry SCRIPT = new Entry("/srv/venv/bin/gunicorn", 1, 30, 500, 0);

  private static Check interpreter(SeenFile python) {
    return new ProgramChecks(by(python, there("/srv/venv/bin/gunicorn", SCRIPT))).checks().get(0);
  }

  @Test
  void interpreterThatIsGoneWouldEndOld() {
    Check check = interpreter(gone("/srv/venv/bin/python"));
    assertThat(check.result()).isEqualTo(CheckResult.WARNING);
    assertThat(check.message()).contains("end OLD's workers");
  }

  @Test
  void interpreterOfTheSameNameIsToldAsReplaced() {
    Check check =
        interpreter(
            there("/srv/venv/bin/python", new Entry("/usr/bin/python3.11", 1, 21, 2_000, 0)));
    assertThat(check.result()).isEqualTo(CheckResult.OK);
    assertThat(check.message()).contains("replaced since OLD started");
  }

  @Test
  void anotherPythonAsks() {
    Check check =
        interpreter(there("/srv/venv/bin/python", new Entry("/usr/bin/python3.12", 1, 22, 500, 0)));
    assertThat(check.result()).isEqualTo(CheckResult.WARNING);
    assertThat(check.message()).contains("python3.12 now, OLD runs python3.11");
  }

  @Test
  void scriptThatIsGoneMakesNewDie() {
    Check check =
        new ProgramChecks(by(there("/p", PYTHON), gone("/srv/venv/bin/gunicorn"))).checks().get(1);
    assertThat(check.message()).contains("NEW would die at once");
  }

  @Test
  void memoryIsToldInNumbers() {
    MemoryFacts.Group shop = new MemoryFacts.Group("shop.service", 512 * MIB, 372 * MIB, 40 * MIB);
    Check check = MemoryCheck.of(memory(212, 4_000, shop));
    assertThat(check.result()).isEqualTo(CheckResult.BLOCKER);
    assertThat(check.message())
        .startsWith("NEW needs about 212M, 180M are left in shop.service's limit of 512M");
  }

  @Test
  void tightestGroupCounts() {
    Check check =
        MemoryCheck.of(
            memory(
                10,
                4_000,
                new MemoryFacts.Group("shop.service", 100 * MIB, 20 * MIB, 0),
                new MemoryFacts.Group("web.slice", 512 * MIB, 510 * MIB, 0)));
    assertThat(check.message()).contains("2M are left in web.slice's limit");
  }

  @Test
  void hostIsALimitToo() {
    assertThat(MemoryCheck.of(memory(212, 200)).result()).isEqualTo(CheckResult.BLOCKER);
    assertThat(MemoryCheck.of(memory(212, 240)).result()).isEqualTo(CheckResult.WARNING);
    assertThat(MemoryCheck.of(memory(212, 2_000)).result()).isEqualTo(CheckResult.OK);
  }

  @Test
  void swapMakesAShortHostAWarning() {
    MemoryFacts facts =
        new MemoryFacts(
            Reading.known(212 * MIB),
            false,
            Reading.known(200 * MIB),
            Reading.known(100 * MIB),
            Reading.known(List.of()));
    assertThat(MemoryCheck.of(facts).result()).isEqualTo(CheckResult.WARNING);
  }

  @Test
  void memoryThatMayNotBeReadIsUnknown() {
    MemoryFacts facts =
        new MemoryFacts(
            Reading.denied(),
            false,
            Reading.known(1L),
            Reading.known(0L),
            Reading.known(List.of()));
    assertThat(MemoryCheck.of(facts).result()).isEqualTo(CheckResult.UNKNOWN);
  }

  @Test
  void descriptors() {
    long none = LimitFacts.UNLIMITED;
    assertThat(LimitChecks.of(limits(64, 64, none, 0)).get(0).result())
        .isEqualTo(CheckResult.BLOCKER);
    assertThat(LimitChecks.of(limits(64, 60, none, 0)).get(0).result())
        .isEqualTo(CheckResult.WARNING);
    assertThat(LimitChecks.of(limits(64, 12, none, 0)).get(0).result()).isEqualTo(CheckResult.OK);
    assertThat(LimitChecks.of(limits(none, 12, none, 0)).get(0).result()).isEqualTo(CheckResult.OK);
  }

  @Test
  void processesOfTheUser() {
    Check check = LimitChecks.of(limits(64, 12, 40, 35)).get(1);
    assertThat(check.result()).isEqualTo(CheckResult.BLOCKER);
    assertThat(check.message()).contains("NEW needs about 11", "shop has 35 of the 40");
    assertThat(LimitChecks.of(limits(64, 12, 100, 35)).get(1).result()).isEqualTo(CheckResult.OK);
  }

  @Test
  void processesOfTheGroup() {
    Check check =
        LimitChecks.of(
                limits(
                    64, 12, LimitFacts.UNLIMITED, 0, new LimitFacts.Group("shop.service", 20, 12)))
            .get(1);
    assertThat(check.result()).isEqualTo(CheckResult.BLOCKER);
    assertThat(check.message()).contains("8 of 20 are left in shop.service's pids.max");
  }

  @Test
  void fullDiskMattersByWhatIsWrittenThere() {
    assertThat(PlaceChecks.of(place(Use.PIDFILE, 0, false, true), CheckKind.PIDFILE).result())
        .isEqualTo(CheckResult.BLOCKER);
    assertThat(PlaceChecks.of(place(Use.LOG, 0, false, true), CheckKind.DISK).result())
        .isEqualTo(CheckResult.WARNING);
    assertThat(PlaceChecks.of(place(Use.WORKER_FILES, 0, false, true), CheckKind.DISK).result())
        .isEqualTo(CheckResult.WARNING);
  }

  @Test
  void whatCannotBeWrittenIsABlocker() {
    assertThat(PlaceChecks.of(place(Use.PIDFILE, MIB, true, true), CheckKind.PIDFILE).message())
        .contains("read-only");
    assertThat(PlaceChecks.of(place(Use.PIDFILE, MIB, false, false), CheckKind.PIDFILE).message())
        .contains("not writable by the master's user (mode 0755 of root (uid 0))");
  }

  @Test
  void pidfileOfAnotherInAStickyFolderCannotBeReplaced() {
    PidfileFacts facts =
        new PidfileFacts(
            "/tmp/shop.pid",
            place(Use.PIDFILE, MIB, false, true),
            Reading.known(Optional.of("eve (uid 1001)")));
    Check check = PlaceChecks.pidfile(Reading.known(Optional.of(facts)));
    assertThat(check.result()).isEqualTo(CheckResult.BLOCKER);
    assertThat(check.message()).contains("/tmp/shop.pid.2 belongs to eve");
    assertThat(PlaceChecks.pidfile(Reading.notRead()).result()).isEqualTo(CheckResult.UNKNOWN);
  }

  @Test
  void gravestOfEachSubjectIsAFindingAgainstUsr2() {
    PreflightFacts facts =
        new PreflightFacts(
            release(),
            memory(212, 4_000),
            limits(64, 60, 40, 35),
            Reading.known(Optional.empty()),
            List.of(),
            Reading.known(false));
    List<Finding> findings = new Preflight(MASTER, Checks.of(facts)).findings();
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).code()).isEqualTo(FindingCode.LIMIT_SHORT);
    assertThat(findings.get(0).severity()).isEqualTo(Severity.BLOCKER);
    assertThat(findings.get(0).message()).contains("RLIMIT_NPROC");
    assertThat(findings.get(0).against()).containsExactly(Step.USR2);
  }

  @Test
  void allWellIsNoFinding() {
    Preflight preflight = new Preflight(MASTER, Checks.of(all(release(), memory(212, 4_000))));
    assertThat(preflight.findings()).isEmpty();
    assertThat(preflight.result()).isEqualTo(CheckResult.OK);
    assertThat(new PreflightAdvice(Map.of(MASTER, preflight.checks())).read()).hasSize(1);
  }

  @Test
  void socketActivationIsAWarning() {
    PreflightFacts well = all(release(), memory(212, 4_000));
    PreflightFacts facts =
        new PreflightFacts(
            well.release(),
            well.memory(),
            well.limits(),
            well.pidfile(),
            well.places(),
            Reading.known(true));
    assertThat(new Preflight(MASTER, Checks.of(facts)).findings())
        .extracting(Finding::code, Finding::severity)
        .containsExactly(tuple(FindingCode.SOCKET_ACTIVATION, Severity.WARNING));
  }
}
