package gunitop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import gunitop.upgrade.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeymapTest {

  @ParameterizedTest
  @EnumSource(Screen.class)
  void noKeyMeansTwoThings(Screen screen) {
    List<Key> keys = new ArrayList<>();
    Keymap.of(screen).bindings().forEach(binding -> keys.addAll(binding.keys()));
    assertThat(keys).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void everyFunctionKeyHasALetterTwin(Screen screen) {
    for (Binding binding : Keymap.of(screen).bindings()) {
      boolean function =
          binding.keys().stream()
              .anyMatch(key -> key instanceof Key.Named n && n.name().name().matches("F\\d+"));
      boolean letter = binding.keys().stream().anyMatch(Key.Typed.class::isInstance);
      assertThat(!function || letter).as(binding.intent().name()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void everyStepHasItsKey(Step step) {
    assertThat(Keymap.UPGRADE.intent(new Key.Typed(step.key())).flatMap(Intent::step))
        .contains(step);
  }

  @ParameterizedTest
  @EnumSource(Screen.class)
  void everyBindingIsExplained(Screen screen) {
    for (Binding binding : Keymap.of(screen).bindings()) {
      assertThat(binding.help()).isNotBlank();
      assertThat(binding.shown()).isNotBlank().hasSizeLessThan(11);
    }
    assertThat(new HashSet<>(Keymap.of(screen).bindings())).isNotEmpty();
  }
}
