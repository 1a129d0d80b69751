package gunitop.rehearsal;

import gunitop.ui.Key;
import gunitop.ui.Model;
import gunitop.ui.program.Rendering;
import gunitop.upgrade.Act;
import gunitop.upgrade.Command;

/** No signal but from a key whose offer was seen, and none to another process than it named. */
final class KeyTruth {
  private static final long ALONE_NANOS = 60_000_000L;

  private KeyTruth() {}

  static void holds(Command command, ShownFrames.Pressed last, long now) {
    if (isDrainingOn(command, last)) {
      return;
    }
    if (last.before().isEmpty()) {
      throw new Violation(command.text() + " leaves before anything was shown");
    }
    if (now - last.nanos() < ALONE_NANOS || last.others() < ALONE_NANOS) {
      throw new Violation(command.text() + " leaves after a key that did not come alone");
    }
    for (Model model : last.before()) {
      String screen = Rendering.frame(model).text();
      if (!names(screen, command)) {
        throw new Violation(command.text() + " leaves, and this did not show it:\n" + screen);
      }
      boolean same =
          model.host().snapshot().flatMap(one -> one.process(command.target())).isPresent();
      if (!same) {
        throw new Violation(command.text() + " goes to a process that the screen did not show");
      }
    }
    boolean fits =
        last.before().get(0).dialog().isPresent()
            ? last.key().equals(new Key.Typed('y')) || last.key().is(Key.Name.ENTER)
            : last.key() instanceof Key.Typed typed && "uwdDhtr".indexOf(typed.codePoint()) >= 0;
    if (!fits) {
      throw new Violation(command.text() + " leaves after " + last.key());
    }
  }

  private static boolean isDrainingOn(Command command, ShownFrames.Pressed last) {
    boolean asked = last.key().equals(new Key.Typed('D')) || last.key().equals(new Key.Typed('y'));
    return asked && command.text().startsWith("kill -TTOU ") && !last.before().isEmpty();
  }

  private static boolean names(String screen, Command command) {
    String pid = String.valueOf(command.target().pid());
    if (command.act() instanceof Act.Send send) {
      return screen.contains("kill -" + send.signal() + " " + pid)
          || screen.contains(send.signal().name()) && screen.contains(pid);
    }
    return screen.contains(pid) || screen.contains("supervisorctl");
  }
}
