package gunitop.ui.view;

import gunitop.testkit.GoldenFile;

/** Compares a screen with the one that was read and accepted. */
final class GoldenScreen {
  private GoldenScreen() {}

  static void check(String name, String screen) {
    GoldenFile.check("screens", name, screen);
  }
}
