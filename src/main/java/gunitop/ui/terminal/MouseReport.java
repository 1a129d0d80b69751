package gunitop.ui.terminal;

import gunitop.ui.Key;
import gunitop.ui.Key.MouseAction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The SGR form (mode 1006) of a mouse event, the only one that we ask for. */
final class MouseReport {
  private static final Pattern FORM = Pattern.compile("(\\d{1,3});(\\d{1,4});(\\d{1,4})");

  private static final int WHEEL = 64;

  private MouseReport() {}

  /** {@code button;column;row}, counted from 1; unknown where it has another form. */
  static Key sgr(String parameters, boolean released) {
    Matcher matcher = FORM.matcher(parameters);
    if (!matcher.matches()) {
      return new Key.Unknown();
    }
    int column = Integer.parseInt(matcher.group(2)) - 1;
    int row = Integer.parseInt(matcher.group(3)) - 1;
    if (column < 0 || row < 0) {
      return new Key.Unknown();
    }
    return new Key.Mouse(action(Integer.parseInt(matcher.group(1)), released), column, row);
  }

  private static MouseAction action(int button, boolean released) {
    return switch (button) {
      case 0 -> released ? MouseAction.RELEASE : MouseAction.PRESS;
      case WHEEL -> MouseAction.WHEEL_UP;
      case WHEEL + 1 -> MouseAction.WHEEL_DOWN;
      default -> MouseAction.OTHER;
    };
  }
}
