package gunitop.release;

import gunitop.gunicorn.Application;
import gunitop.gunicorn.Generation;
import gunitop.gunicorn.LaunchLine;
import gunitop.gunicorn.Master;
import gunitop.process.OpenFiles;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.upgrade.Review;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be read for one master.
 *
 * @param master whose code it is; paths are as it sees them
 * @param folder its working directory, in which Gunicorn looks for the application first: {@code
 *     --chdir} has changed it
 * @param startedIn the path by which it was started, links and all; empty where that is unknown
 * @param program the script as which it was executed; empty where that is unknown
 * @param module the first name of the module that it was told to load; empty where that is unknown
 * @param paths the folders of {@code --pythonpath}
 * @param since when the eldest of what runs began: changes before that do not matter
 */
public record CodeQuestion(
    ProcessId master,
    String folder,
    Optional<String> startedIn,
    Optional<String> program,
    Optional<String> module,
    List<String> paths,
    Instant since) {
  private static final String DELETED = " (deleted)";

  /** Copies the list. */
  public CodeQuestion {
    paths = List.copyOf(paths);
  }

  /** What is to be read for an application: one question a master whose folder is known. */
  public static List<CodeQuestion> of(Application application, Review review) {
    List<CodeQuestion> questions = new ArrayList<>();
    for (Generation generation : application.generations()) {
      Master master = generation.master();
      Reading<OpenFiles> files = master.process().files();
      Reading<String> folder = files.isKnown() ? files.get().workingDirectory() : Reading.notRead();
      if (folder.isKnown() && folder.get().startsWith("/")) {
        questions.add(of(application, master, folder.get(), review));
      }
    }
    return questions;
  }

  private static CodeQuestion of(
      Application application, Master master, String folder, Review review) {
    Optional<LaunchLine> line = review.launch(master.id());
    Reading<String> program = master.process().files().get().program();
    return new CodeQuestion(
        master.id(),
        folder.endsWith(DELETED) ? folder.substring(0, folder.length() - DELETED.length()) : folder,
        master.startedIn(),
        program.isKnown() ? Optional.of(program.get()) : Optional.empty(),
        line.flatMap(LaunchLine::application)
            .or(() -> Optional.of(application.name()).filter(name -> name.contains(":")))
            .map(name -> name.split("[.:]", 2)[0])
            .filter(name -> !name.isEmpty()),
        line.flatMap(LaunchLine::pythonPath).stream()
            .flatMap(text -> List.of(text.split(",")).stream())
            .filter(path -> path.startsWith("/"))
            .limit(8)
            .toList(),
        Moments.startOf(master.id(), review.snapshot()));
  }
}
