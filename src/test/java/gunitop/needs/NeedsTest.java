package gunitop.needs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class NeedsTest {

  @Test
  void whatIsDeclaredOnTheMethodMayBeUsed() {
    assertThatCode(NeedsTest::onTheMethod).doesNotThrowAnyException();
  }

  @Needs(Need.ROOT)
  private static void onTheMethod() {
    Need.ROOT.mustBeDeclared();
  }

  @Test
  void whatIsDeclaredOnTheClassMayBeUsedAlsoFromALambda() {
    assertThatCode(OnItsClass::use).doesNotThrowAnyException();
  }

  @Test
  void whatIsNotDeclaredFailsWithTheWordsToAdd() {
    assertThatThrownBy(Need.ROOT::mustBeDeclared)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("@Needs(Need.ROOT)");
  }

  @Test
  void aProgramThatIsNotThereIsNoNeedMet() {
    assertThat(Machine.runs("/no/such/program")).isFalse();
    assertThat(Machine.runs("/bin/false")).isFalse();
    assertThat(Machine.runs("/bin/true")).isTrue();
  }

  @Test
  void noTestIsSkippedInAnyOtherWay() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.junit.jupiter.api.Assumptions")
        .because("@Needs skips a test, with the reason")
        .check(new ClassFileImporter().importPackages("gunitop"));
  }

  @Needs(Need.ROOT)
  private static final class OnItsClass {
    static void use() {
      Runnable later = Need.ROOT::mustBeDeclared;
      later.run();
    }
  }
}
