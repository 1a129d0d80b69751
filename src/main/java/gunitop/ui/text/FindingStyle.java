package gunitop.ui.text;

import gunitop.ui.frame.Style;
import gunitop.upgrade.Finding;

/** How a finding is coloured. */
public final class FindingStyle {
  private FindingStyle() {}

  public static Style of(Finding finding) {
    return switch (finding.severity()) {
      case BLOCKER -> Style.BLOCKER;
      case WARNING -> Style.WARNING;
      case INFO -> Style.DIM;
    };
  }
}
