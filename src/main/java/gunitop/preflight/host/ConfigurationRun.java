package gunitop.preflight.host;

import gunitop.gunicorn.LaunchLine;
import gunitop.gunicorn.Relaunch;
import gunitop.kernel.Answer;
import gunitop.kernel.KernelFiles;
import gunitop.preflight.ConfigurationCheck;
import gunitop.preflight.ConfigurationPlan;
import gunitop.preflight.ConfigurationResult;
import gunitop.preflight.ConfigurationResult.Verdict;
import gunitop.preflight.ReleaseFacts;
import gunitop.preflight.SeenFile;
import gunitop.process.Printable;
import gunitop.process.Reading;
import gunitop.process.Snapshot;
import gunitop.trust.Budget;
import gunitop.trust.ProgramRun;
import gunitop.trust.UserProgram;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs it with OLD's own interpreter, words, folder, environment and user. */
public final class ConfigurationRun implements ConfigurationCheck {
  /** As long as an import may take. */
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private static final int MOST_LINES = 200;
  private static final int LONGEST_LINE = 400;

  /** What a master sets for a NEW one: with it the check would take OLD's listeners for its own. */
  private static final Set<String> HANDED_OVER =
      Set.of("GUNICORN_PID", "GUNICORN_FD", "LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES");

  @Override
  public ConfigurationResult run(Relaunch relaunch, Snapshot snapshot) {
    ProcText proc = new ProcText();
    int master = relaunch.old().master().pid();
    ReleaseFacts facts = new ReleaseReader(proc, relaunch).read(snapshot);
    Optional<String> folder = facts.start();
    Optional<String> interpreter = facts.interpreter().map(SeenFile::path);
    Optional<LaunchLine> line = relaunch.line();
    Reading<Credentials> credentials = Credentials.of(master, proc);
    if (folder.isEmpty() || interpreter.isEmpty() || line.isEmpty() || !credentials.isKnown()) {
      return ConfigurationResult.notRun("how OLD was started cannot be read");
    }
    if (!proc.link("/proc/" + master + "/ns/mnt").equals(proc.link("/proc/self/ns/mnt"))) {
      return ConfigurationResult.notRun("OLD sees other files than we do (a mount namespace)");
    }
    Optional<List<String>> environment = environment(master);
    if (environment.isEmpty()) {
      return ConfigurationResult.notRun("OLD's environment is hidden by its title");
    }
    List<String> words = new ArrayList<>(List.of(interpreter.get()));
    words.addAll(
        facts.isModule()
            ? ConfigurationPlan.program(line.get())
            : facts
                .script()
                .map(SeenFile::path)
                .map(List::of)
                .orElse(List.of(line.get().script())));
    words.add(ConfigurationPlan.OPTION);
    words.addAll(line.get().words());
    UserProgram program =
        new UserProgram(
            credentials.get().effective(),
            credentials.get().group(),
            credentials.get().groups(),
            folder.get(),
            words,
            environment.get());
    return result(program.run(DEADLINE));
  }

  /** {@code NAME=value}; empty where it cannot be read, or a title lies over it. */
  private static Optional<List<String>> environment(int master) {
    Answer<byte[]> content =
        new KernelFiles().load("/proc/" + master + "/environ", Budget.ENVIRONMENT_BYTES);
    if (!content.isPresent() || content.get().length >= Budget.ENVIRONMENT_BYTES) {
      return Optional.empty();
    }
    List<String> variables = new ArrayList<>();
    for (String entry : new String(content.get(), StandardCharsets.ISO_8859_1).split("\0")) {
      int equals = entry.indexOf('=');
      if (equals > 0 && !HANDED_OVER.contains(entry.substring(0, equals))) {
        variables.add(entry);
      }
    }
    return variables.isEmpty() ? Optional.empty() : Optional.of(variables);
  }

  private static ConfigurationResult result(ProgramRun run) {
    List<String> lines = run.output().lines().toList();
    List<String> output =
        lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()).stream()
            .map(line -> Printable.of(line.replace("\t", "    "), LONGEST_LINE))
            .toList();
    return switch (run.state()) {
      case NOT_RUN -> ConfigurationResult.notRun(Printable.of(run.output()));
      case TIMED_OUT ->
          new ConfigurationResult(
              Verdict.TOO_SLOW,
              "It did not end within %s s, and was ended.".formatted(DEADLINE.toSeconds()),
              output);
      case ENDED ->
          run.exitCode() == 0
              ? new ConfigurationResult(
                  Verdict.LOADS, "Configuration and application load (exit code 0).", output)
              : new ConfigurationResult(
                  Verdict.FAILS,
                  "It fails (exit code %s): NEW would fail in the same way."
                      .formatted(run.exitCode()),
                  output);
    };
  }
}
