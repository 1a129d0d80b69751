package gunitop.app;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.rehearsal.Lessons;
import gunitop.ui.Binding;
import gunitop.ui.Keymap;
import gunitop.upgrade.FindingCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds help, man page, completions and the manual to the tables that the program goes by. */
class DocumentsTest {
  @TempDir static Path written;

  private static String manual;
  private static String bash;
  private static String zsh;
  private static String help;
  private static String reference;
  private static String readme;

  @BeforeAll
  static void writeAll() throws IOException {
    Documents.main(written.toString(), "2026-11-22");
    manual = Files.readString(written.resolve("gunitop.1")).replace("\\-", "-");
    bash = Files.readString(written.resolve("gunitop.bash"));
    zsh = Files.readString(written.resolve("gunitop.zsh"));
    help = ((Invocation.Inform) CommandLineReader.read("--help")).text();
    reference = Files.readString(Path.of("src/site/markdown/reference.md"));
    readme = Files.readString(Path.of("README.md"));
  }

  @Test
  void everyOptionIsEverywhere() {
    List<String> names =
        Syntax.spec().options().stream()
            .flatMap(option -> Arrays.stream(option.names()))
            .collect(Collectors.toList());
    assertThat(names)
        .hasSizeGreaterThan(20)
        .allSatisfy(
            name -> {
              assertThat(word(name, manual)).as("man page").isTrue();
              assertThat(word(name, bash)).as("bash").isTrue();
              assertThat(word(name, zsh)).as("zsh").isTrue();
              assertThat(word(name, help)).as("help").isTrue();
              assertThat(word(name, reference)).as("reference").isTrue();
            });
  }

  @Test
  void theReferenceNamesNoOptionThatThereIsNot() {
    List<String> given =
        Pattern.compile("`(?:gunitop )?(--[a-z][a-z-]+)")
            .matcher(commandLine())
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toList());
    assertThat(given).isNotEmpty();
    assertThat(Syntax.spec().optionsMap().keySet()).containsAll(given);
  }

  @Test
  void everyKeyIsInTheManPage() {
    for (Binding binding : bindings()) {
      String head = ".TP\n.B " + binding.shown().replace("\\", "\\e");
      assertThat(manual).contains(head + "\n");
    }
  }

  @Test
  void everyStepKeyIsInTheReadme() {
    assertThat(readme).contains("`u` `w` `t`", "`h`", "`d` `D`", "`r`", "`l`");
    assertThat(Arrays.stream(gunitop.upgrade.Step.values()))
        .allSatisfy(step -> assertThat(readme).contains("`" + step.key() + "`"));
  }

  @Test
  void everyFindingIsExplainedInTheManPageAndInTheReference() {
    for (FindingCode code : FindingCode.values()) {
      assertThat(word(code.name(), manual)).as(code.name()).isTrue();
      assertThat(reference.toLowerCase(Locale.ROOT))
          .contains(("| " + code + " | " + code.explanation() + ". |").toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void everyExitCodeIsEverywhere() throws IllegalAccessException {
    List<Integer> codes = new ArrayList<>();
    for (var field : ExitCode.class.getDeclaredFields()) {
      codes.add(field.getInt(null));
    }
    assertThat(ExitMeaning.ALL)
        .extracting(ExitMeaning::code)
        .containsExactlyInAnyOrderElementsOf(codes);
    String exits = reference.substring(reference.indexOf("Exit codes:"));
    for (int code : codes) {
      assertThat(manual).contains(".TP\n.B " + code + "\n");
      assertThat(help.replace('\n', ' ')).contains(" " + code + " ");
      assertThat(exits.substring(0, 200).replace('\n', ' ')).contains(" " + code + " ");
    }
  }

  @Test
  void completionsKnowTheScenarios() {
    assertThat(Lessons.names())
        .isNotEmpty()
        .allSatisfy(
            name -> {
              assertThat(word(name, bash)).isTrue();
              assertThat(word(name, zsh)).isTrue();
            });
  }

  @Test
  void manPageIsPlainRoff() {
    assertThat(manual.lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80).isPrintable());
  }

  private static String commandLine() {
    int start = reference.indexOf("## Command line");
    return reference.substring(start, reference.indexOf("\n## ", start));
  }

  private static List<Binding> bindings() {
    return Stream.of(Keymap.TREE, Keymap.UPGRADE)
        .flatMap(keymap -> keymap.bindings().stream())
        .collect(Collectors.toList());
  }

  /** Whether it stands there by itself, not as a part of a longer word. */
  private static boolean word(String word, String text) {
    return Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])").matcher(text).find();
  }
}
