package gunitop.rehearsal;

import gunitop.masterlog.LogAnswer;
import gunitop.masterlog.LogAnswer.ErrorStream;
import gunitop.masterlog.LogAnswer.ReadLog;
import gunitop.masterlog.LogQuestion;
import gunitop.masterlog.MasterLogSource;
import gunitop.process.ProcessId;
import gunitop.sampling.LogSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The logs of simulated masters: the files that they have open, and no standard error. */
record SimulatedMasterLogs(LogSource files) implements MasterLogSource {
  private static final int MOST_LINES = 400;

  @Override
  public LogAnswer read(LogQuestion question) {
    Map<String, ReadLog> read = new LinkedHashMap<>();
    for (LogQuestion.Holder holder : question.holders()) {
      for (String path : holder.paths().orElse(List.of())) {
        Set<ProcessId> writers = new HashSet<>(Set.of(holder.master()));
        writers.addAll(read.containsKey(path) ? read.get(path).writers() : Set.of());
        read.put(
            path,
            new ReadLog(path, path, writers, 0, files.last(holder.master(), path, MOST_LINES)));
      }
    }
    List<ErrorStream> errors =
        question.holders().stream()
            .map(holder -> new ErrorStream(holder.master(), false, "is not simulated"))
            .toList();
    return new LogAnswer(List.copyOf(read.values()), errors);
  }
}
