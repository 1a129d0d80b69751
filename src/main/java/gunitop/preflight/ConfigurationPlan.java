package gunitop.preflight;

import gunitop.gunicorn.LaunchLine;
import gunitop.gunicorn.Relaunch;
import gunitop.process.Owner;
import gunitop.process.ProcessSample;
import gunitop.process.TypedCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gunicorn's own check of its configuration, {@code gunicorn --check-config}, with the words of
 * OLD: it reads the configuration and imports the application, binds nothing and writes no pidfile
 * ({@code gunicorn/app/base.py run}).
 *
 * @param relaunch whose it is
 * @param command what an operator would type for the same
 * @param obstacle why this program does not run it; empty where it can
 */
public record ConfigurationPlan(
    Relaunch relaunch, TypedCommand command, Optional<String> obstacle) {
  /** What makes a check of a start. */
  public static final String OPTION = "--check-config";

  /** Stands for the words that a title hides. */
  private static final String ITS_WORDS = "WORDS";

  /**
   * The plan of one that stands on the screen.
   *
   * @param viewer who asks
   * @param watchesOnly whether this program is to act on nothing
   */
  public static ConfigurationPlan of(Relaunch relaunch, Owner viewer, boolean watchesOnly) {
    return new ConfigurationPlan(
        relaunch, command(relaunch, viewer), obstacle(relaunch, viewer, watchesOnly));
  }

  private static Optional<String> obstacle(Relaunch relaunch, Owner viewer, boolean watchesOnly) {
    ProcessSample master = relaunch.old().master().process();
    Owner owner = master.traits().owner();
    if (relaunch.line().isEmpty()) {
      return Optional.of("with which words OLD was started is hidden by its title");
    }
    if (owner.uid() != master.traits().realOwner().uid()) {
      return Optional.of("OLD's real user is another one than its effective user");
    }
    if (!viewer.isRoot() && viewer.uid() != owner.uid()) {
      return Optional.of("OLD runs as %s, you are %s".formatted(owner.name(), viewer.name()));
    }
    if (master.traits().namespacePids().map(List::size).orElse(1) > 1) {
      return Optional.of("OLD lives in a container");
    }
    return watchesOnly ? Optional.of("--readonly: this program only watches") : Optional.empty();
  }

  private static TypedCommand command(Relaunch relaunch, Owner viewer) {
    ProcessSample master = relaunch.old().master().process();
    Owner owner = master.traits().owner();
    List<String> words = new ArrayList<>();
    TypedCommand start = TypedCommand.of("env");
    if (viewer.uid() != owner.uid()) {
      start =
          TypedCommand.of(viewer.isRoot() ? "runuser" : "sudo", "-u")
              .withName(owner.name())
              .with(List.of("--", "env"));
    }
    folder(master).ifPresent(folder -> words.addAll(List.of("-C", folder)));
    Optional<LaunchLine> line = relaunch.line();
    if (line.isEmpty()) {
      words.addAll(List.of("gunicorn", OPTION, ITS_WORDS));
      return start.with(words);
    }
    List<String> shown = master.traits().commandLine();
    words.add(LaunchLine.isPython(shown) ? shown.get(0) : "python3");
    words.addAll(program(line.get()));
    words.add(OPTION);
    words.addAll(line.get().words());
    return start.with(words);
  }

  /** What follows the interpreter: the script, or {@code -m} with the module. */
  public static List<String> program(LaunchLine line) {
    return line.runsAsModule() && !line.script().startsWith("/")
        ? List.of("-m", line.script())
        : List.of(line.script());
  }

  private static Optional<String> folder(ProcessSample master) {
    return master.files().isKnown() && master.files().get().workingDirectory().isKnown()
        ? Optional.of(master.files().get().workingDirectory().get())
        : Optional.empty();
  }
}
