package gunitop.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import gunitop.rehearsal.Lessons;
import gunitop.rehearsal.Rehearsal;
import gunitop.signalling.PidfdSender;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From the wiring of a rehearsal no way leads to the kernel, nor to another program. */
class RehearsalHasNoDoorTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("gunitop");

  static List<String> names() {
    return Lessons.names();
  }

  @Test
  void noClassThatItReachesKnowsTheKernelOrStartsAProgram() {
    noClasses()
        .that(
            describe(
                "are a rehearsal's or its wiring's",
                (JavaClass one) ->
                    one.getPackageName().equals("gunitop.rehearsal")
                        || one.getSimpleName().equals("RehearsedWorld")))
        .should()
        .transitivelyDependOnClassesThat(
            describe(
                "act on the real host",
                (JavaClass one) ->
                    one.getPackageName().equals("gunitop.kernel")
                        || one.isEquivalentTo(PidfdSender.class)
                        || one.isEquivalentTo(ProcessBuilder.class)
                        || one.isEquivalentTo(ProcessHandle.class)))
        .check(PRODUCT);
  }

  @ParameterizedTest
  @MethodSource("names")
  void itsWorldIsSimulatedThroughout(String lesson) {
    Rehearsal rehearsal = SimulatedHostAccess.lesson(lesson, 1);
    try (HostAccess world = SimulatedHostAccess.of(rehearsal)) {
      assertThat(world.sender()).isNotInstanceOf(PidfdSender.class);
      assertThat(
              List.of(
                  world.clock(), world.sampler(), world.sender(), world.owners(), world.control()))
          .allMatch(part -> part.getClass().getPackageName().equals("gunitop.rehearsal"));
      assertThat(world.rehearsal()).contains(rehearsal);
    }
  }
}
