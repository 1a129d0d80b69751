package gunitop.rehearsal;

import gunitop.rehearsal.CodeVersion.Flaw;
import gunitop.rehearsal.Lesson.Aim;
import gunitop.sampling.HostClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The lessons that there are. */
public final class Lessons {
  /** The lesson that is given where none is named. */
  public static final String DEFAULT = "daemon";

  /** What names none, but asks for the list. */
  public static final String LIST = "list";

  private static final double IMPORT_SECONDS = 2;
  private static final CodeVersion OLD = CodeVersion.old(IMPORT_SECONDS);
  private static final CodeVersion NEW = CodeVersion.ofNew(IMPORT_SECONDS, Flaw.NONE);
  private static final String WAITED = "you waited for readiness";

  private static final Function<Simulation, Optional<String>> NOTHING =
      simulation -> Optional.empty();

  private static final List<Lesson> ALL =
      List.of(
          new Lesson(
              "daemon",
              "a whole upgrade of a daemonized master",
              "u starts NEW; w drains OLD once NEW is ready; t retires OLD",
              Aim.UPGRADE,
              WAITED,
              clock -> daemon(clock, true, NEW, OLD),
              NOTHING),
          new Lesson(
              "supervised",
              "under supervisord: WINCH is ignored, TERM brings a third master",
              "u, d drains OLD (WINCH is ignored), t by supervisorctl: no third master",
              Aim.UPGRADE,
              "supervisord started no third master",
              clock ->
                  new ShopHost(clock, Launch.shop(false, true, false), NEW, OLD)
                      .supervised()
                      .begin(OLD),
              Lessons::thirdMasters),
          new Lesson(
              "broken-hotfix",
              "NEW does not boot: its workers exit with code 3",
              "u: see NEW die, OLD serves; l shows why, c fixes the code; u, w, t",
              Aim.UPGRADE,
              "OLD served while the hotfix was fixed",
              clock -> broken(clock),
              NOTHING),
          new Lesson(
              "slow-import",
              "workers that exist serve nothing: the import takes 12 s",
              "u, then wait: workers that exist do not serve yet; w and t when ready",
              Aim.UPGRADE,
              WAITED,
              clock -> daemon(clock, false, CodeVersion.ofNew(12, Flaw.NONE), OLD),
              NOTHING),
          new Lesson(
              "crash-loop",
              "NEW's workers die young and are replaced",
              "u: see NEW's workers keep dying behind a right count; r back to OLD",
              Aim.REVERT,
              "you did not trust the count",
              clock -> daemon(clock, false, CodeVersion.ofNew(1, Flaw.DIES_YOUNG), OLD),
              NOTHING),
          new Lesson(
              "stuck-worker",
              "an OLD worker hangs in a request",
              "wait until OLD's silent worker is killed and replaced; then u, w, t",
              Aim.UPGRADE,
              WAITED,
              Lessons::stuck,
              NOTHING),
          new Lesson(
              "no-preload-revert",
              "a revert after the drain loads the code on disk",
              "u, w, then back: put the OLD code on disk (c) before r, and r again",
              Aim.REVERT,
              "OLD serves the OLD code again",
              clock -> daemon(clock, false, NEW, OLD),
              Lessons::oldServesNewCode),
          new Lesson(
              "systemd",
              "a unit dies with its main process, NEW included",
              "u, then h makes NEW the unit's main process; only then t",
              Aim.UPGRADE,
              "the unit was handed over first",
              clock ->
                  new ShopHost(clock, Launch.shop(false, true, false), NEW, OLD)
                      .inUnit()
                      .begin(OLD),
              NOTHING),
          new Lesson(
              "serves-500",
              "NEW is ready, but answers 500",
              "u, look at the client: NEW is ready but wrong; r back to OLD before t",
              Aim.REVERT,
              "readiness is not correctness",
              clock ->
                  daemon(clock, true, CodeVersion.ofNew(IMPORT_SECONDS, Flaw.ANSWERS_500), OLD),
              NOTHING));

  private Lessons() {}

  /** The lesson of this name; empty where there is none. */
  static Optional<Lesson> named(String name) {
    return ALL.stream().filter(lesson -> lesson.name().equals(name)).findFirst();
  }

  /** Whether there is a lesson of this name. */
  public static boolean has(String name) {
    return named(name).isPresent();
  }

  /** The names, in the order of the list. */
  public static List<String> names() {
    return ALL.stream().map(Lesson::name).toList();
  }

  /** A line for each lesson: its name and what it is about. */
  public static String list() {
    return ALL.stream()
        .map(lesson -> "  %-18s %s%n".formatted(lesson.name(), lesson.line()))
        .collect(Collectors.joining());
  }

  private static Simulation daemon(
      HostClock clock, boolean preload, CodeVersion disk, CodeVersion other) {
    return new ShopHost(clock, Launch.shop(true, preload, true), disk, other)
        .daemonized()
        .begin(OLD);
  }

  private static Simulation broken(HostClock clock) {
    CodeVersion hotfix = CodeVersion.ofNew(0, Flaw.DOES_NOT_IMPORT);
    return daemon(clock, false, hotfix, hotfix.corrected());
  }

  private static Simulation stuck(HostClock clock) {
    Simulation simulation =
        new ShopHost(clock, Launch.shop(true, true, true), NEW, OLD)
            .daemonized()
            .environment(Map.of("GUNICORN_CMD_ARGS", "--timeout 20"))
            .begin(OLD);
    simulation.site.host.schedule.after(1, () -> simulation.site.workers().get(1).hangs(false));
    return simulation;
  }

  private static Optional<String> thirdMasters(Simulation simulation) {
    int starts = simulation.supervisord.map(one -> one.starts).orElse(0);
    return starts == 0
        ? Optional.empty()
        : Optional.of(
            "supervisord started %d more master%s, which cannot bind: supervisorctl stop retires OLD without"
                .formatted(starts, starts == 1 ? "" : "s"));
  }

  private static Optional<String> oldServesNewCode(Simulation simulation) {
    boolean upgraded =
        simulation.site.workers().stream()
            .flatMap(worker -> worker.code().stream())
            .anyMatch(CodeVersion::isNew);
    if (upgraded) {
      return Optional.of(
          "OLD's new workers imported what was on disk: the \"reverted\" shop serves the NEW code");
    }
    boolean drained =
        simulation.actions.lastToOld("WINCH").isPresent()
            || simulation.actions.lastToOld("TTOU").isPresent();
    return drained
        ? Optional.empty()
        : Optional.of("you went back before the drain: press w first, then see what r costs");
  }
}
