package gunitop.masterlog;

import gunitop.masterlog.LogAnswer.ReadLog;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import java.util.List;
import java.util.Set;

/**
 * A log as it was read last.
 *
 * @param identity which file it is; empty once nobody writes it any more
 * @param name its path, or what else it is called; hostile text
 * @param writers the masters whose lines go there, or went
 * @param bytes how long it was
 * @param entries what stands at its end
 */
public record FollowedLog(
    String identity,
    String name,
    Set<ProcessId> writers,
    long bytes,
    Reading<List<LogEntry>> entries) {

  static FollowedLog of(ReadLog read) {
    return new FollowedLog(
        read.identity(),
        read.name(),
        read.writers(),
        read.bytes(),
        read.lines().map(LogParser::entries));
  }

  /** Whether somebody writes it still. */
  public boolean isOpen() {
    return !identity.isEmpty();
  }

  /** Whether none of its lines tells when it was written; so too where it has none. */
  boolean isWithoutTimes() {
    return entries.orElse(List.of()).stream().allMatch(entry -> entry.time().isEmpty());
  }

  FollowedLog closed() {
    return new FollowedLog("", name, writers, bytes, entries);
  }
}
