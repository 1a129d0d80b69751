package gunitop.upgrade;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Container;
import gunitop.gunicorn.History;
import gunitop.gunicorn.LaunchLine;
import gunitop.gunicorn.Supervisor;
import gunitop.process.OpenFiles;
import gunitop.process.TypedCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a service is started anew, by whom it belonged to. */
final class Recovery {
  private Recovery() {}

  static String of(Application application, History history) {
    Supervisor owner = application.supervisor();
    return switch (owner.kind()) {
      case SUPERVISORD -> "Start it: " + supervisorctl(owner, history) + ".";
      case SYSTEMD -> "Start it: " + systemctl(owner) + ".";
      case CONTAINER ->
          "Start its container again%s."
              .formatted(owner.container().map(Container::label).map(one -> ": " + one).orElse(""));
      case NONE, SHELL -> byHand(application, history);
      case UNKNOWN ->
          owner.name().isEmpty()
              ? byHand(application, history)
              : "%s (%s) may start it again; else: %s"
                  .formatted(owner.name(), owner.pid(), byHand(application, history));
    };
  }

  private static String supervisorctl(Supervisor owner, History history) {
    List<String> words =
        new ArrayList<>(
            SupervisordStop.typed(owner, history.owners().supervisord(owner.pid())).words());
    words.set(words.size() - 2, "restart");
    return new TypedCommand(words).text();
  }

  private static String systemctl(Supervisor owner) {
    TypedCommand restart =
        owner.ofUser()
            ? TypedCommand.of("systemctl", "--user", "restart")
            : TypedCommand.of("systemctl", "restart");
    return restart.withName(owner.name()).text();
  }

  private static String byHand(Application application, History history) {
    Optional<LaunchLine> line =
        application.generations().stream()
            .map(one -> history.of(one.master().id()).launch())
            .flatMap(Optional::stream)
            .findFirst();
    if (line.isEmpty()) {
      return "Start it as it was started.";
    }
    List<String> words = new ArrayList<>(List.of("gunicorn"));
    words.addAll(line.get().words());
    String directory =
        application
            .old()
            .master()
            .process()
            .files()
            .map(OpenFiles::workingDirectory)
            .map(one -> one.orElse(""))
            .orElse("");
    return "Start it%s: %s"
        .formatted(directory.isEmpty() ? "" : " in " + directory, new TypedCommand(words).text());
  }
}
