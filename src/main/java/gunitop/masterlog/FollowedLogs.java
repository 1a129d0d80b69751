package gunitop.masterlog;

import gunitop.masterlog.LogAnswer.ErrorStream;
import gunitop.masterlog.LogAnswer.ReadLog;
import gunitop.process.ProcessId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The masters' logs while somebody looks at them: what was read last of each, those that a rotation
 * has closed meanwhile too.
 *
 * @param logs in the order in which they were first seen
 * @param notes what became of them meanwhile
 * @param errors where the masters' standard error goes
 * @param isRead whether anything has been read yet
 */
public record FollowedLogs(
    List<FollowedLog> logs, List<LogEntry> notes, List<ErrorStream> errors, boolean isRead) {
  /** Before anything was read. */
  public static final FollowedLogs NONE = new FollowedLogs(List.of(), List.of(), List.of(), false);

  /** So many lines are shown at most. */
  static final int MOST_LINES = 400;

  /** So many of a log without times. */
  private static final int MOST_APART = 50;

  private static final int MOST_CLOSED = 4;
  private static final int MOST_NOTES = 20;

  /** Copies the lists. */
  public FollowedLogs {
    logs = List.copyOf(logs);
    notes = List.copyOf(notes);
    errors = List.copyOf(errors);
  }

  /** After one more reading, which was done about now; the same where nothing could be read. */
  public FollowedLogs after(LogAnswer answer, Instant now) {
    if (answer.equals(LogAnswer.NOT_READ)) {
      return this;
    }
    List<FollowedLog> next = new ArrayList<>();
    List<LogEntry> told = new ArrayList<>(notes);
    for (FollowedLog before : logs) {
      Optional<ReadLog> again =
          answer.logs().stream().filter(one -> one.identity().equals(before.identity())).findAny();
      if (again.isEmpty()) {
        next.add(before.closed());
      } else if (again.get().bytes() < before.bytes()) {
        next.add(before.cutOff());
        next.add(FollowedLog.of(again.get()));
        told.add(LogEntry.note(now, before.name() + " was truncated"));
      } else {
        next.add(FollowedLog.of(again.get()));
      }
    }
    for (ReadLog read : answer.logs()) {
      if (known(read.identity()).isEmpty()) {
        next.add(FollowedLog.of(read));
      }
      reopening(read, answer).ifPresent(text -> told.add(LogEntry.note(now, text)));
    }
    return new FollowedLogs(
        withoutTheEldest(next),
        told.subList(Math.max(0, told.size() - MOST_NOTES), told.size()),
        answer.errors(),
        true);
  }

  private Optional<FollowedLog> known(String identity) {
    return logs.stream().filter(log -> log.identity().equals(identity)).findAny();
  }

  /** Who writes this file now, and wrote another one before that it has left. */
  private Optional<String> reopening(ReadLog read, LogAnswer answer) {
    Set<ProcessId> before = known(read.identity()).map(FollowedLog::writers).orElse(Set.of());
    List<Integer> changed =
        read.writers().stream()
            .filter(writer -> !before.contains(writer) && hasLeftOne(writer, answer))
            .map(ProcessId::pid)
            .sorted()
            .toList();
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "log reopened: master "
                + changed.stream().map(String::valueOf).collect(Collectors.joining(" and "))
                + " writes a new "
                + read.name());
  }

  private boolean hasLeftOne(ProcessId writer, LogAnswer answer) {
    return logs.stream()
        .filter(log -> log.isOpen() && log.writers().contains(writer))
        .anyMatch(
            log ->
                answer.logs().stream()
                    .noneMatch(
                        now ->
                            now.identity().equals(log.identity())
                                && now.writers().contains(writer)));
  }

  private static List<FollowedLog> withoutTheEldest(List<FollowedLog> all) {
    long surplus = all.stream().filter(log -> !log.isOpen()).count() - MOST_CLOSED;
    List<FollowedLog> kept = new ArrayList<>(all);
    for (int i = 0; i < kept.size() && surplus > 0; ) {
      if (kept.get(i).isOpen()) {
        i++;
      } else {
        kept.remove(i);
        surplus--;
      }
    }
    return kept;
  }

  /** Whether nothing tells where its lines stand among those of the others. */
  public boolean isApart(FollowedLog log) {
    return log.isWithoutTimes() && !logs.stream().allMatch(FollowedLog::isWithoutTimes);
  }

  /**
   * All of them as one, at most {@value #MOST_LINES} lines and the rest of an entry; before them
   * the last ones of each log that tells no time.
   */
  public List<LogEntry> merged() {
    List<List<LogEntry>> parts = new ArrayList<>();
    List<LogEntry> merged = new ArrayList<>();
    for (FollowedLog log : logs) {
      if (isApart(log)) {
        merged.addAll(log.end(MOST_APART));
      } else {
        parts.add(log.entries().orElse(List.of()));
      }
    }
    parts.add(notes);
    List<LogEntry> all = LogMerge.of(parts);
    int first = all.size();
    for (int lines = 0; first > 0 && lines < MOST_LINES; first--) {
      lines += all.get(first - 1).lines().size();
    }
    merged.addAll(all.subList(first, all.size()));
    return merged;
  }
}
