package gunitop.journal;

import gunitop.process.Printable;

/** Who wrote a journal, in words: {@code root (alice) on pts/3 from 192.0.2.7}. */
public final class Writer {
  private Writer() {}

  /** The same without the terminal, which is another one after a line has dropped. */
  public static String person(Members session) {
    return of(session.with("tty", (Object) null));
  }

  /** By the members of a session; what is not known is left out. */
  public static String of(Members session) {
    String user = session.text("user").orElse("");
    String login = session.text("loginUser").filter(name -> !name.equals(user)).orElse("");
    String words =
        user
            + (login.isEmpty() ? "" : " (" + login + ")")
            + session.text("tty").map(tty -> " on " + tty).orElse("")
            + session.text("sshClient").map(client -> " from " + client).orElse("");
    return Printable.of(words.strip());
  }
}
