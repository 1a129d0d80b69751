package gunitop;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAccess.Predicates;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds what each package-info promises. */
@Execution(ExecutionMode.CONCURRENT)
class ArchitectureTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final String ROOT = "gunitop.";

  private static final List<String> OWNER =
      List.of("process", "gunicorn", "ownership", "upgrade", "upgrade.step", "upgrade.finding");

  private static final List<String> PROGRAMS =
      List.of("process", "gunicorn", "ownership", "kernel", "trust", "supervision");

  /** What a package may import besides itself and java; gunitop's own by their short names. */
  private static final Map<String, List<String>> MAY_IMPORT =
      Map.ofEntries(
          Map.entry("process", List.of()),
          Map.entry("gunicorn", List.of("process")),
          Map.entry("ownership", List.of("process", "gunicorn")),
          Map.entry("upgrade", List.of("process", "gunicorn", "ownership")),
          Map.entry("upgrade.step", List.of("process", "gunicorn", "ownership", "upgrade")),
          Map.entry("upgrade.finding", List.of("process", "gunicorn", "ownership", "upgrade")),
          Map.entry(
              "upgrade.review",
              List.of(
                  "process",
                  "gunicorn",
                  "ownership",
                  "upgrade",
                  "upgrade.step",
                  "upgrade.finding",
                  "upgrade.course")),
          Map.entry("owner.supervisord", OWNER),
          Map.entry("owner.systemd", OWNER),
          Map.entry("owner.container", OWNER),
          Map.entry("owner.other", OWNER),
          Map.entry("upgrade.course", List.of("process", "gunicorn", "ownership", "upgrade")),
          Map.entry("kernel", List.of("com.sun.jna..")),
          Map.entry("trust", List.of("kernel")),
          Map.entry("sampling.proc", List.of("process", "kernel", "trust")),
          Map.entry("sampling.discovery", List.of("process", "kernel", "trust", "sampling.proc")),
          Map.entry(
              "sampling.tracking",
              List.of("process", "kernel", "trust", "sampling.proc", "sampling.discovery")),
          Map.entry(
              "sampling.events",
              List.of("process", "kernel", "sampling.proc", "sampling.discovery")),
          Map.entry(
              "sampling",
              List.of(
                  "process",
                  "kernel",
                  "trust",
                  "sampling.proc",
                  "sampling.discovery",
                  "sampling.tracking",
                  "sampling.events",
                  "oshi..")),
          Map.entry("signalling", List.of("process", "kernel")),
          Map.entry("supervision", List.of("process", "gunicorn", "ownership", "kernel", "trust")),
          Map.entry("supervision.supervisord", PROGRAMS),
          Map.entry("supervision.systemd", PROGRAMS),
          Map.entry(
              "supervision.control",
              List.of(
                  "process",
                  "gunicorn",
                  "kernel",
                  "trust",
                  "supervision",
                  "com.fasterxml.jackson.core..")),
          Map.entry("release", List.of("process", "gunicorn", "upgrade")),
          Map.entry("release.disk", List.of("process", "release", "kernel", "trust")),
          Map.entry("preflight", List.of("process", "gunicorn", "ownership", "upgrade")),
          Map.entry(
              "preflight.host", List.of("process", "gunicorn", "preflight", "kernel", "trust")),
          Map.entry("holdings", List.of("process", "gunicorn", "upgrade", "preflight")),
          Map.entry(
              "holdings.host",
              List.of("process", "holdings", "preflight", "preflight.host", "kernel")),
          Map.entry("hands", List.of("process", "gunicorn", "upgrade")),
          Map.entry("hands.host", List.of("process", "hands", "kernel")),
          Map.entry("waiting", List.of("process", "upgrade", "holdings")),
          Map.entry(
              "waiting.host", List.of("process", "waiting", "holdings", "holdings.host", "kernel")),
          Map.entry("probe", List.of("process", "gunicorn", "upgrade")),
          Map.entry("probe.host", List.of("process", "probe", "kernel", "trust")),
          Map.entry(
              "journal",
              List.of(
                  "process",
                  "gunicorn",
                  "upgrade",
                  "upgrade.course",
                  "com.fasterxml.jackson.core..")),
          Map.entry("journal.disk", List.of("journal", "kernel", "trust")),
          Map.entry("masterlog", List.of("process", "gunicorn", "upgrade.course")),
          Map.entry(
              "masterlog.host",
              List.of("process", "gunicorn", "masterlog", "sampling", "kernel", "trust")),
          Map.entry(
              "rehearsal",
              List.of(
                  "process",
                  "gunicorn",
                  "ownership",
                  "signalling",
                  "sampling",
                  "supervision",
                  "masterlog")),
          Map.entry(
              "ui",
              List.of(
                  "process",
                  "gunicorn",
                  "ownership",
                  "upgrade",
                  "upgrade.course",
                  "preflight",
                  "release",
                  "probe",
                  "hands",
                  "masterlog",
                  "ui.frame")),
          Map.entry("ui.tree", room("upgrade.course", "ui.dialog")),
          Map.entry(
              "ui.upgrade",
              room(
                  "upgrade.course",
                  "release",
                  "holdings",
                  "probe",
                  "hands",
                  "masterlog",
                  "ui.dialog",
                  "ui.log",
                  "ui.preflight")),
          Map.entry("ui.dialog", room("preflight", "holdings", "waiting")),
          Map.entry("ui.log", room("upgrade.course", "masterlog")),
          Map.entry("ui.preferences", room()),
          Map.entry("ui.preflight", room("preflight")),
          Map.entry(
              "ui.program",
              room(
                  "upgrade.course",
                  "holdings",
                  "probe",
                  "hands",
                  "ui.tree",
                  "ui.upgrade",
                  "ui.dialog",
                  "ui.log",
                  "ui.preflight",
                  "ui.preferences")),
          Map.entry("ui.command", room("ui.upgrade", "ui.dialog")),
          Map.entry("ui.frame", List.of("process")),
          Map.entry("ui.text", List.of("process", "gunicorn", "upgrade", "ui.frame")),
          Map.entry(
              "ui.terminal",
              List.of(
                  "process", "kernel", "ui", "ui.frame", "com.googlecode.lanterna..", "sun.misc")),
          Map.entry(
              "report",
              List.of(
                  "process",
                  "gunicorn",
                  "upgrade",
                  "preflight",
                  "release",
                  "holdings",
                  "probe",
                  "journal",
                  "com.fasterxml.jackson.core..")),
          Map.entry("app", List.of("gunitop..", "picocli..", "sun.misc")));

  private static final String[] CORE =
      Stream.of(
              "process",
              "gunicorn",
              "ownership",
              "upgrade..",
              "owner..",
              "preflight",
              "release",
              "holdings",
              "hands",
              "waiting",
              "probe",
              "masterlog",
              "ui",
              "ui.frame",
              "ui.text",
              "ui.tree",
              "ui.upgrade",
              "ui.dialog",
              "ui.log",
              "ui.preferences",
              "ui.preflight",
              "ui.program",
              "ui.command")
          .map(ROOT::concat)
          .toArray(String[]::new);

  private static final JavaClasses PRODUCT =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("gunitop");

  /** What a room of {@code ui} may import, besides these. */
  private static List<String> room(String... others) {
    Stream<String> all = Stream.of("process", "gunicorn", "upgrade", "ui", "ui.frame", "ui.text");
    return Stream.concat(all, Stream.of(others)).toList();
  }

  static Stream<String> packages() {
    return PRODUCT.stream().map(JavaClass::getPackageName).distinct().sorted();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void importsOnlyWhatItMay(String name) {
    String shortName = name.substring(ROOT.length());
    assertThat(MAY_IMPORT).as("the table of packages").containsKey(shortName);
    Stream<String> others =
        MAY_IMPORT.get(shortName).stream()
            .map(other -> MAY_IMPORT.containsKey(other) ? ROOT + other : other);
    String[] allowed = Stream.concat(Stream.of(name, "java.."), others).toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(name)
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(allowed))
        .check(PRODUCT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"supervisord", "systemd", "container"})
  void anOwnerIsTakenAwayByItsFoldersAndOneLine(String owner) {
    String[] own = {"gunitop.owner." + owner + "..", "gunitop.supervision." + owner + ".."};
    noClasses()
        .that(resideOutsideOfPackages(own))
        .and()
        .doNotHaveSimpleName("KnownOwner")
        .should()
        .dependOnClassesThat(resideInAnyPackage(own))
        .check(PRODUCT);
  }

  @Test
  void noPackagesImportEachOtherInACircle() {
    slices().matching("gunitop.(**)").should().beFreeOfCycles().check(PRODUCT);
  }

  @Test
  void coreReadsNoClock() {
    noClasses()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .accessTargetWhere(call(System.class, "nanoTime|currentTimeMillis"))
        .orShould()
        .accessTargetWhere(call(resideInAPackage("java.time.."), "now|system.*|tick.*"))
        .orShould()
        .dependOnClassesThat(type(java.util.Date.class).or(type(java.util.Timer.class)))
        .check(PRODUCT);
  }

  @Test
  void coreTouchesNoFileNoNetworkAndNoThread() {
    DescribedPredicate<JavaClass> threads =
        type(Thread.class)
            .or(resideInAPackage("java.util.concurrent.."))
            .and(DescribedPredicate.not(type(TimeUnit.class)));
    DescribedPredicate<JavaClass> inputOutput =
        resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..");
    DescribedPredicate<JavaClass> processes =
        type(Process.class).or(type(ProcessBuilder.class)).or(type(ProcessHandle.class));
    noClasses()
        .that()
        .resideInAnyPackage(CORE)
        .should()
        .dependOnClassesThat(threads.or(inputOutput).or(processes).as("act on the world"))
        .check(PRODUCT);
  }

  @Test
  void signalsLeaveByOneDoor() {
    noClasses()
        .that(resideOutsideOfPackages("gunitop.signalling", "gunitop.kernel"))
        .should()
        .accessTargetWhere(call(nameMatching("gunitop\\.kernel\\.Pidfd"), "send.*"))
        .orShould()
        .accessTargetWhere(call(resideInAPackage("gunitop.kernel"), "kill|.*[sS]end_?[sS]ignal"))
        .check(PRODUCT);
    noClasses().should().accessTargetWhere(call(ProcessHandle.class, "destroy.*")).check(PRODUCT);
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      TreeSet<Path> packages =
          sources.stream().map(Path::getParent).collect(Collectors.toCollection(TreeSet::new));
      assertThat(packages)
          .isNotEmpty()
          .allSatisfy(folder -> assertThat(folder.resolve("package-info.java")).exists());
    }
  }

  private static DescribedPredicate<JavaAccess<?>> call(Class<?> owner, String name) {
    return call(type(owner), name);
  }

  private static DescribedPredicate<JavaAccess<?>> call(
      DescribedPredicate<? super JavaClass> owner, String name) {
    return Predicates.target(owner(owner)).and(Predicates.target(nameMatching(name)));
  }
}
