package gunitop.ui.log;

import gunitop.gunicorn.GenerationRole;
import gunitop.masterlog.LogEntry;
import gunitop.masterlog.SeenMembers;
import gunitop.masterlog.SeenMembers.Author;
import gunitop.ui.frame.Style;
import java.util.Optional;

/** How the lines of the masters' logs are marked and coloured. */
final class LogWords {
  private LogWords() {}

  /** Whose line it is: {@code OLD 4711}, {@code NEW worker 4720}; its PID alone where unknown. */
  static String mark(LogEntry entry, SeenMembers members) {
    if (entry.pid().isEmpty()) {
      return "";
    }
    Optional<Author> author = members.author(entry);
    String role = author.flatMap(Author::role).map(one -> one.name() + " ").orElse("");
    String kind = author.filter(Author::isWorker).map(one -> "worker ").orElse("");
    return role + kind + entry.pid().getAsInt();
  }

  static Style markStyle(LogEntry entry, SeenMembers members) {
    Optional<GenerationRole> role = members.author(entry).flatMap(Author::role);
    return role.map(one -> one == GenerationRole.NEW ? Style.NEW : Style.OLD).orElse(Style.DIM);
  }

  /** A level goes without saying where it is the usual one. */
  static String level(LogEntry entry) {
    boolean isUsual = entry.level().isEmpty() || entry.level().equals("INFO");
    return isUsual || entry.isNote() ? "" : "[" + entry.level() + "] ";
  }

  static Style style(LogEntry entry) {
    return switch (entry.level()) {
      case "ERROR", "CRITICAL" -> Style.BLOCKER;
      case "WARNING" -> Style.WARNING;
      case LogEntry.NOTE -> Style.BRIGHT;
      default -> Style.NORMAL;
    };
  }
}
