package gunitop.upgrade;

import gunitop.process.TypedCommand;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The code that lies on disk, which workers import that are started without having been preloaded.
 *
 * @param name what it is called, printable: a commit and its subject
 * @param isOlds whether OLD runs the same
 * @param putBack what brings OLD's code back onto the disk, one after the other; empty where nobody
 *     knows how
 */
public record CodeOnDisk(String name, boolean isOlds, List<TypedCommand> putBack) {

  /** Copies the list. */
  public CodeOnDisk {
    putBack = List.copyOf(putBack);
  }

  /** What a revert by HUP or TTIN would load, and what to do first. */
  public String consequence() {
    if (isOlds) {
      return "import the code on disk, which is still OLD's: " + name;
    }
    return "import "
        + name
        + ", which is on disk now: put OLD's code back first"
        + (putBack.isEmpty() ? "" : " (" + commands() + ")");
  }

  /** What to do so that a revert loads OLD's code. */
  public String advice() {
    if (isOlds) {
      return "It is still OLD's code: leave it there until nothing can be reverted any more.";
    }
    return putBack.isEmpty()
        ? "Keep the OLD code at hand; put it back before a HUP."
        : "Before a HUP put OLD's back: " + commands() + ".";
  }

  private String commands() {
    return putBack.stream().map(TypedCommand::text).collect(Collectors.joining("; "));
  }
}
