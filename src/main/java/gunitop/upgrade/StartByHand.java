package gunitop.upgrade;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.History;
import gunitop.gunicorn.LaunchLine;
import gunitop.process.OpenFiles;
import gunitop.process.TypedCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a service is started anew that nobody starts: by its own command line. */
public final class StartByHand {
  private StartByHand() {}

  /** One sentence, with the command as it would be typed. */
  public static String of(Application application, History history) {
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
