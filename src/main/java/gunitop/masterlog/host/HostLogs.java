package gunitop.masterlog.host;

import gunitop.masterlog.LogAnswer;
import gunitop.masterlog.LogAnswer.ErrorStream;
import gunitop.masterlog.LogAnswer.ReadLog;
import gunitop.masterlog.LogQuestion;
import gunitop.masterlog.MasterLogSource;
import gunitop.process.ProcessId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the logs of masters of this host. For one thread at a time. */
public final class HostLogs implements MasterLogSource {
  static final int MOST_LINES = 400;

  private static final int MOST_FILES = 8;

  private final LogFiles files = new LogFiles();
  private final Descriptors descriptors = new Descriptors();
  private final UnitJournal journal = new UnitJournal();

  @Override
  public LogAnswer read(LogQuestion question) {
    Map<String, ReadLog> logs = new LinkedHashMap<>();
    List<ErrorStream> errors = new ArrayList<>();
    for (LogQuestion.Holder holder : question.holders()) {
      ProcessId master = holder.master();
      for (String path : holder.paths().orElse(List.of())) {
        add(logs, files.read(master.pid(), path, master));
      }
      ErrorPlace place = ErrorPlace.of(master.pid(), question, descriptors);
      errors.add(new ErrorStream(master, place.isShown(), place.text()));
      place
          .supervisordFile()
          .ifPresent(log -> add(logs, files.read(log.pid(), log.path(), master)));
      if (place.isJournal() && question.unit().isPresent()) {
        add(logs, journal.read(question.unit().get(), master));
      }
    }
    return new LogAnswer(List.copyOf(logs.values()), errors);
  }

  /** The same file once, whoever has it open. */
  private static void add(Map<String, ReadLog> logs, ReadLog read) {
    if (logs.size() < MOST_FILES || logs.containsKey(read.identity())) {
      logs.merge(read.identity(), read, LogFiles::writtenByBoth);
    }
  }
}
