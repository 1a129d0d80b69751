package gunitop.gunicorn;

import gunitop.process.ProcessSample;
import java.util.List;
import java.util.Optional;

/** Judges whether the application was preloaded; a configuration file may set it unseen. */
final class PreloadJudge {

  private PreloadJudge() {}

  static Preload judge(List<ProcessSample> masters, History history) {
    for (ProcessSample master : masters) {
      Optional<LaunchLine> line =
          LaunchLine.of(master.traits().commandLine()).or(() -> history.of(master.id()).launch());
      if (line.isPresent()) {
        return ofLine(line.get());
      }
      boolean inEnvironment =
          Variables.value(master, Variables.ARGUMENTS)
              .filter(arguments -> arguments.contains("--preload"))
              .isPresent();
      if (inEnvironment) {
        return new Preload(Preload.Verdict.YES, "--preload in GUNICORN_CMD_ARGS");
      }
    }
    return new Preload(Preload.Verdict.UNKNOWN, "a title hides the command line");
  }

  private static Preload ofLine(LaunchLine line) {
    if (line.preloads()) {
      return new Preload(Preload.Verdict.YES, "--preload on the command line");
    }
    return line.hasConfiguration()
        ? new Preload(
            Preload.Verdict.UNKNOWN, "not on the command line; a configuration file may set it")
        : new Preload(Preload.Verdict.NO, "no --preload on the command line");
  }
}
