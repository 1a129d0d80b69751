package gunitop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.e2e.Truth.Setting;
import gunitop.needs.Need;
import gunitop.needs.Needs;
import gunitop.process.Signal;
import gunitop.rehearsal.Stand.Kind;
import gunitop.upgrade.FindingCode;
import gunitop.upgrade.Stage;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulation and a real Gunicorn get the same signals, and the same is judged of both. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
@Needs(Need.GUNICORN)
class SimulationTruthIT {
  private static final Set<Stage> PASSING =
      EnumSet.of(Stage.BOOTING, Stage.DRAINING, Stage.RETIRING, Stage.REVERTING);

  private static final Setting DAEMON = setting(true, "--preload");
  private static final Setting DISK = setting(true);
  private static final Setting FOREGROUND = setting(false, "--preload");

  /** What is done to both. */
  enum Script {
    UPGRADE(
        DAEMON,
        truth ->
            truth
                .puts(Kind.GOOD)
                .sendsOld(Signal.USR2)
                .untilOverlap()
                .sendsOld(Signal.WINCH)
                .until(Stage.DRAINED, one -> true)
                .sendsOld(Signal.TERM)
                .untilSteady()),
    NOT_DAEMONIZED(
        FOREGROUND,
        truth ->
            truth
                .puts(Kind.GOOD)
                .sendsOld(Signal.USR2)
                .untilOverlap()
                .sendsOld(Signal.WINCH)
                .passes(2)
                .sendsOld(Signal.TTOU)
                .until(Stage.DRAINING, one -> one.application().old().workers().size() == 2)
                .sendsOld(Signal.TTOU)
                .until(Stage.DRAINING, one -> one.application().old().workers().size() == 1)
                .sendsOld(Signal.TTOU)
                .passes(2)
                .sendsOld(Signal.TERM)
                .untilSteady()),
    // One worker: of several that fail at once, chance decides what their master leaves behind.
    BROKEN_HOTFIX(
        new Setting(true, true, false, 1, 30, false, List.of()),
        truth ->
            truth
                .puts(Kind.BROKEN)
                .sendsOld(Signal.USR2)
                .untilFound(FindingCode.NEW_DIED)
                .puts(Kind.GOOD)
                .passes(1)
                .sendsOld(Signal.USR2)
                .untilOverlap()),
    BROKEN_HOTFIX_PRELOADED(
        DAEMON,
        truth -> truth.puts(Kind.BROKEN).sendsOld(Signal.USR2).untilFound(FindingCode.NEW_DIED)),
    REVERT_BEFORE_DRAIN(
        DISK,
        truth ->
            truth
                .puts(Kind.GOOD)
                .sendsOld(Signal.USR2)
                .untilOverlap()
                .sendsNew(Signal.TERM)
                .untilSteady()),
    REVERT_AFTER_DRAIN(
        DISK,
        truth ->
            truth
                .puts(Kind.GOOD)
                .sendsOld(Signal.USR2)
                .untilOverlap()
                .sendsOld(Signal.WINCH)
                .until(Stage.DRAINED, one -> true)
                // Sooner, a stranger's drain and HUP look like workers that die and are replaced.
                .passes(2)
                .sendsOld(Signal.HUP)
                .until(Stage.OVERLAP, one -> one.application().old().ready() == 3)
                .sendsNew(Signal.TERM)
                .untilSteady()),
    SLOW_IMPORT(
        DISK, truth -> truth.puts(Kind.GOOD, 5).sendsOld(Signal.USR2).passes(3).untilOverlap()),
    CRASH_LOOP(
        DISK,
        truth ->
            truth.puts(Kind.DIES_YOUNG).sendsOld(Signal.USR2).untilFound(FindingCode.CRASH_LOOP)),
    STUCK_WORKER(
        new Setting(true, true, false, 3, 8, true, List.of("--preload", "--timeout", "8")),
        truth ->
            truth
                .hangs()
                .untilFound(FindingCode.STUCK_WORKER)
                .untilGone(FindingCode.STUCK_WORKER)
                .untilSteady()),
    THIRD_MASTER(
        new Setting(false, false, true, 3, 30, false, List.of("--preload")),
        truth ->
            truth
                .puts(Kind.GOOD)
                .sendsOld(Signal.USR2)
                .untilOverlap()
                .sendsOld(Signal.TERM)
                .untilFoundAtLast(FindingCode.THIRD_MASTER)
                .passes(3));

    private final Setting setting;
    private final Consumer<Truth> script;

    Script(Setting setting, Consumer<Truth> script) {
      this.setting = setting;
      this.script = script;
    }
  }

  @Test
  @Needs(Need.SUPERVISOR)
  void theSameIsJudgedOfBothUnderSupervisord() {
    theSameIsJudgedOfBoth(Script.THIRD_MASTER);
  }

  /** Each way that a course can take; {@code -Dfaults.all=true} plays those too that share one. */
  static Stream<Script> scripts() {
    Set<Script> shared =
        Boolean.getBoolean("faults.all")
            ? Set.of()
            : EnumSet.of(
                Script.UPGRADE,
                Script.BROKEN_HOTFIX,
                Script.REVERT_BEFORE_DRAIN,
                Script.SLOW_IMPORT);
    return Arrays.stream(Script.values())
        .filter(one -> one != Script.THIRD_MASTER && !shared.contains(one));
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void theSameIsJudgedOfBoth(Script script) {
    List<String> simulated = run(script, SimulatedSide.of(script.setting));
    String module = "truth" + script.ordinal() + "x" + ProcessHandle.current().pid();
    List<String> real = run(script, RealSide.of(script.setting, module));
    assertThat(agree(simulated, real))
        .as("simulated:%n%s%nreal:%n%s", String.join("\n", simulated), String.join("\n", real))
        .isTrue();
  }

  /**
   * Whether both went the same way. A stage that lasts no longer than a look at the host takes on a
   * busy one may be missing in either.
   */
  private static boolean agree(List<String> one, List<String> other) {
    if (one.isEmpty() && other.isEmpty()) {
      return true;
    }
    return !one.isEmpty()
            && !other.isEmpty()
            && one.get(0).equals(other.get(0))
            && agree(rest(one), rest(other))
        || !one.isEmpty() && passes(one.get(0)) && agree(rest(one), other)
        || !other.isEmpty() && passes(other.get(0)) && agree(one, rest(other));
  }

  private static boolean passes(String line) {
    return PASSING.stream().anyMatch(stage -> line.startsWith(stage.name()));
  }

  private static List<String> rest(List<String> lines) {
    return lines.subList(1, lines.size());
  }

  private static List<String> run(Script script, Side side) {
    try (side) {
      Truth truth = new Truth(side);
      truth.untilSteady();
      script.script.accept(truth);
      return truth.transcript();
    }
  }

  private static Setting setting(boolean daemon, String... more) {
    return new Setting(daemon, true, false, 3, 30, false, List.of(more));
  }
}
