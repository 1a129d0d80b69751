package gunitop.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PaneTest {
  static final String TWO =
      """
       app:application  127.0.0.1:43335  backlog 0/2048  unsupervised                   vm  08:35:54
       1 USR2 start NEW  done │ 2 WINCH drain OLD  next │ 3 TERM retire OLD  later           OVERLAP
      ┌ OLD  master 10  up 5s ── ▁▁ ─┐┌ NEW  master 20  up 2s ── ▁ ─┐
      │ 1/1 ready  code ?  CPU 0.0%  ││ 0/1 ready  code ?  CPU 0.0% │
      │     PID STATE    BEAT CONN   ││     PID STATE    BEAT CONN  │
      │      11 ready      5s    0   ││+     21 booting     -    0  │
      └──────────────────────────────┘└─────────────────────────────┘
       08:35:51.876  seen  NEW master 20 appeared, child of 10; it imports
      """;

  @Test
  void eachPaneIsReadWithinItsColumns() {
    assertThat(Pane.of(TWO))
        .isEqualTo(
            List.of(
                new Pane("OLD", 10, 1, Map.of(11, "ready"), true),
                new Pane("NEW", 20, 0, Map.of(21, "booting"), true)));
  }

  @Test
  void anotherScreenHasNone() {
    assertThat(Pane.of("  PID USER\n   11 root\n")).isEmpty();
  }

  @Test
  void aDialogOverThePaneLeavesItsEndUnknown() {
    String hidden = TWO.replaceAll("(?m)^└.*$", " y sends it");
    assertThat(Pane.of(hidden)).extracting(Pane::whole).containsExactly(false, false);
  }
}
