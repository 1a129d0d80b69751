package gunitop.supervision;

import gunitop.gunicorn.ProgramStatus;
import gunitop.gunicorn.SupervisordFacts;
import gunitop.process.CallResult;
import gunitop.process.ProcessSample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks a running supervisord, by its configuration and by {@code supervisorctl}. */
final class Supervisorctl {
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private Supervisorctl() {}

  static SupervisordFacts ask(ProcessSample supervisord) {
    SupervisordFiles files = SupervisordFiles.of(supervisord);
    Optional<Path> file = files.main(supervisord);
    if (file.isEmpty()) {
      return trouble("the configuration of supervisord " + supervisord.pid() + " was not found");
    }
    Optional<SupervisordConfig> config = files.read(file.get());
    if (config.isEmpty()) {
      return trouble(file.get() + " cannot be read");
    }
    if (files.areContained()) {
      return contained(config.get(), file.get());
    }
    Optional<Path> program = program(supervisord);
    List<String> control = new ArrayList<>();
    if (program.isPresent()) {
      control.add(program.get().toString());
      control.addAll(address(config.get(), file.get()));
    }
    if (control.size() < 2) {
      String lacks =
          program.isEmpty() ? "supervisorctl was not found" : file.get() + " names no server";
      return new SupervisordFacts(List.of(), List.of(), config.get().programs(), lacks);
    }
    List<String> words = new ArrayList<>(control);
    words.add("status");
    CallResult answer = ChildProgram.run(words, DEADLINE);
    List<ProgramStatus> programs = StatusLines.parse(answer.output());
    String trouble = programs.isEmpty() ? "supervisorctl status: " + answer.text() : "";
    return new SupervisordFacts(control, programs, config.get().programs(), trouble);
  }

  /** No program of a container is run from outside: it is somebody else's, and we may be root. */
  private static SupervisordFacts contained(SupervisordConfig config, Path file) {
    List<String> control = new ArrayList<>(List.of("supervisorctl"));
    control.addAll(address(config, file));
    return new SupervisordFacts(
        control,
        List.of(),
        config.programs(),
        "only inside its container can supervisord be asked");
  }

  private static List<String> address(SupervisordConfig config, Path file) {
    if (config.servesSupervisorctl()) {
      return List.of("-c", file.toString());
    }
    return config.serverUrl().map(url -> List.of("-s", url)).orElse(List.of());
  }

  /** The one beside supervisord itself, else the usual ones. */
  private static Optional<Path> program(ProcessSample supervisord) {
    Stream<Path> beside =
        SupervisordFiles.program(supervisord.traits().commandLine()).stream()
            .map(path -> path.resolveSibling("supervisorctl"));
    Stream<Path> usual =
        Stream.of("/usr/bin/supervisorctl", "/usr/local/bin/supervisorctl").map(Path::of);
    return Stream.concat(beside, usual)
        .filter(path -> TrustedProgram.objection(path).isEmpty())
        .findFirst();
  }

  private static SupervisordFacts trouble(String text) {
    return new SupervisordFacts(List.of(), List.of(), List.of(), text);
  }
}
