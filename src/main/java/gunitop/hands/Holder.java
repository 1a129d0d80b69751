package gunitop.hands;

import gunitop.process.Printable;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Who holds the controls, as far as it can be read; what cannot is left out.
 *
 * @param pid the program's PID; empty where the kernel does not show it to us
 * @param user the name of the user it runs as
 * @param login the name of the user who logged in, where that is another
 * @param terminal the terminal that it runs at: {@code pts/3}
 * @param from the address that its SSH session comes from, a word of its own environment
 */
public record Holder(
    OptionalInt pid,
    Optional<String> user,
    Optional<String> login,
    Optional<String> terminal,
    Optional<String> from) {
  /** A name or an address that is longer is cut. */
  private static final int LONGEST = 46;

  /** One of whom nothing can be read. */
  public static final Holder UNSEEN =
      new Holder(
          OptionalInt.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** In a line that can be shown: {@code root on pts/3 from 192.0.2.7}. */
  public String text() {
    StringBuilder text = new StringBuilder(user.map(Holder::shown).orElse("somebody"));
    login.ifPresent(name -> text.append(" (").append(shown(name)).append(')'));
    terminal.ifPresent(name -> text.append(" on ").append(shown(name)));
    from.ifPresent(address -> text.append(" from ").append(shown(address)));
    if (terminal.isEmpty() && pid.isPresent()) {
      text.append(" (PID ").append(pid.getAsInt()).append(')');
    }
    return text.toString();
  }

  /** What the operator can do where this program does not answer. */
  public String remedy() {
    return pid.isPresent()
        ? "it is PID " + pid.getAsInt() + ": once it has ended, the controls are free"
        : "its PID is not shown here: once that program has ended, the controls are free";
  }

  private static String shown(String word) {
    return Printable.of(word, LONGEST);
  }
}
