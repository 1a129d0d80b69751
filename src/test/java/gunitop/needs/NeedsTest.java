package gunitop.needs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
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
  void whatSucceedsSpeaksForItself() {
    assertThat(Trial.complaint("true\ntrue")).isEmpty();
  }

  @Test
  void whatFailsSaysWhyInItsLastWords() {
    assertThat(Trial.complaint("false\ntrue")).contains("");
    assertThat(Trial.complaint("ls /no/such/file").orElseThrow()).contains("/no/such/file");
    assertThat(Trial.complaint("printf 'a\\n\\033[1mb\\007\\033[0m\\n\\n'; exit 1")).contains("b");
  }

  @Test
  void ofWhatIsNotThereNothingIsQuoted() {
    assertThat(Trial.complaint("/no/such/program")).contains("");
  }

  @Test
  void theFirstQuestionIsTheOnlyLook() {
    boolean met = Need.C_COMPILER.isMet();
    assertThat(Need.C_COMPILER.isMet()).isEqualTo(met);
    assertThat(Need.C_COMPILER.words()).startsWith("gcc and libc6-dev");
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
