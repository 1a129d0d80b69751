package gunitop;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.PathMatcher;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * No way to what others wrote but through {@code trust}. What is left out reads what the kernel
 * makes up, or what only the operator's own command line names; each by its name, with the reason.
 */
class TrustTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("gunitop");

  /** Run before the C library is there, or read what only root or the kernel writes. */
  private static final Set<String> FILES_BY_NAME =
      Set.of(
          // The passwd file and the group file.
          "gunitop.kernel.UserNames",
          // /proc/self/mountinfo, and where JNA may unpack its library.
          "gunitop.kernel.UnpackDirectory",
          // A link in /proc/self/fd.
          "gunitop.kernel.QuitSignal",
          // The operator's terminal, by its descriptor or /dev/tty.
          "gunitop.ui.terminal.OperatorTerminal",
          "gunitop.ui.terminal.InputPump",
          // /proc/self/loginuid, and a link in /proc/self/fd.
          "gunitop.app.SessionFacts",
          // A new file of ours (O_EXCL, mode 0600) in the temporary directory.
          "gunitop.app.Crash",
          // Our own standard output, by its descriptor.
          "gunitop.app.StandardOutput");

  /** Programs of the operator's own environment, which is trusted. */
  private static final Set<String> PROGRAMS_BY_NAME =
      Set.of(
          // stty, on our own terminal.
          "gunitop.ui.terminal.ShellCommand",
          // The Java machine that runs us, once more.
          "gunitop.app.StartCache",
          "gunitop.trust.ChildProgram");

  private static DescribedPredicate<JavaClass> named(Set<String> names) {
    return DescribedPredicate.describe(
        "named", one -> names.contains(one.getName().replaceFirst("\\$.*", "")));
  }

  private static DescribedPredicate<JavaAccess<?>> toA(Class<?>... owners) {
    DescribedPredicate<JavaClass> owner = belongToAnyOf(owners);
    return DescribedPredicate.describe(
        "open files by name", access -> owner.test(access.getTargetOwner()));
  }

  @Test
  void nobodyElseOpensFiles() {
    noClasses()
        .that(DescribedPredicate.not(named(FILES_BY_NAME)))
        .should()
        .accessTargetWhere(
            toA(
                Files.class,
                FileInputStream.class,
                FileOutputStream.class,
                FileReader.class,
                FileWriter.class,
                RandomAccessFile.class,
                FileChannel.class))
        .check(PRODUCT);
  }

  @Test
  void nobodyElseRunsPrograms() {
    noClasses()
        .that(DescribedPredicate.not(named(PROGRAMS_BY_NAME)))
        .should()
        .dependOnClassesThat(belongToAnyOf(ProcessBuilder.class))
        .orShould()
        .callMethodWhere(
            DescribedPredicate.describe(
                "run a program",
                call ->
                    call.getTargetOwner().isEquivalentTo(Runtime.class)
                        && call.getTarget().getName().equals("exec")))
        .check(PRODUCT);
  }

  /** Paths by the kernel's own calls: those of /proc and the checks alone. */
  @Test
  void onlyReadersOfProcAndTrustOpenPathsThroughTheKernel() {
    noClasses()
        .that(
            DescribedPredicate.not(
                resideInAnyPackage(
                    "gunitop.kernel",
                    "gunitop.trust",
                    "gunitop.sampling..",
                    "gunitop.signalling",
                    "gunitop.supervision",
                    "gunitop.supervision.supervisord",
                    "gunitop.preflight.host",
                    "gunitop.holdings.host",
                    "gunitop.probe.host",
                    "gunitop.hands.host",
                    "gunitop.waiting.host",
                    "gunitop.masterlog.host")))
        .and(DescribedPredicate.not(named(Set.of("gunitop.app.StandardOutput"))))
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "open files",
                one ->
                    Set.of("gunitop.kernel.KernelFiles", "gunitop.kernel.FileCalls")
                        .contains(one.getName())))
        .check(PRODUCT);
    noClasses()
        .that(DescribedPredicate.not(resideInAnyPackage("gunitop.kernel", "gunitop.trust")))
        .and(DescribedPredicate.not(named(Set.of("gunitop.app.StandardOutput"))))
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "name files", one -> one.getName().equals("gunitop.kernel.FileCalls")))
        .check(PRODUCT);
  }

  @Test
  void onlyTheClientsOfSocketsConnectToThem() {
    noClasses()
        .that(
            DescribedPredicate.not(
                resideInAnyPackage(
                    "gunitop.kernel",
                    "gunitop.supervision.control",
                    "gunitop.probe.host",
                    "gunitop.hands.host")))
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "connect", one -> one.getName().equals("gunitop.kernel.UnixStream")))
        .check(PRODUCT);
  }

  @Test
  void nobodyMatchesNamesByPatternsThatBacktrack() {
    noClasses()
        .should()
        .dependOnClassesThat(belongToAnyOf(PathMatcher.class))
        .orShould()
        .callMethodWhere(
            DescribedPredicate.describe(
                "make a matcher",
                call ->
                    call.getTargetOwner().isAssignableTo(FileSystem.class)
                        && call.getTarget().getName().equals("getPathMatcher")))
        .check(PRODUCT);
  }
}
