package gunitop.masterlog;

import gunitop.masterlog.LogAnswer.ReadLog;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A log as it was read last.
 *
 * @param identity which file it is; empty where what it held then is not in that file any more
 * @param name its path, or what else it is called; hostile text
 * @param writers the masters whose lines go there, or went
 * @param bytes how long it was
 * @param entries what stands at its end
 * @param isOpen whether it was among those that were read last
 */
public record FollowedLog(
    String identity,
    String name,
    Set<ProcessId> writers,
    long bytes,
    Reading<List<LogEntry>> entries,
    boolean isOpen) {

  static FollowedLog of(ReadLog read) {
    return new FollowedLog(
        read.identity(),
        read.name(),
        read.writers(),
        read.bytes(),
        read.lines().map(LogParser::entries),
        true);
  }

  /** Whether none of its lines tells when it was written; so too where it has none. */
  boolean isWithoutTimes() {
    return entries.orElse(List.of()).stream().allMatch(entry -> entry.time().isEmpty());
  }

  /** The last lines of one whose lines tell no time, under its name. */
  List<LogEntry> end(int most) {
    List<String> lines =
        entries.orElse(List.of()).stream().flatMap(entry -> entry.lines().stream()).toList();
    if (lines.isEmpty()) {
      return List.of();
    }
    List<String> last = lines.subList(Math.max(0, lines.size() - most), lines.size());
    return List.of(
        untimed(LogEntry.NOTE, List.of(name + ", whose lines tell no time:")), untimed("", last));
  }

  private static LogEntry untimed(String level, List<String> lines) {
    return new LogEntry(Optional.empty(), OptionalInt.empty(), level, lines);
  }

  /** The same, which nobody writes any more. */
  FollowedLog closed() {
    return new FollowedLog(identity, name, writers, bytes, entries, false);
  }

  /** The same, which now stands nowhere but here. */
  FollowedLog cutOff() {
    return new FollowedLog("", name, writers, bytes, entries, false);
  }
}
