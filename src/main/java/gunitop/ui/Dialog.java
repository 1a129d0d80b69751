package gunitop.ui;

import gunitop.process.Listing;
import gunitop.process.ProcessId;
import gunitop.process.Reading;
import gunitop.process.Signal;
import gunitop.upgrade.Alternative;
import gunitop.upgrade.Confirmation;
import gunitop.upgrade.course.LogFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What lies over a screen and takes the keys. */
public sealed interface Dialog {

  /**
   * Asks once more before a signal is sent.
   *
   * @param offered what will be sent
   * @param kind {@link Confirmation#YES} or {@link Confirmation#TYPE}
   * @param title one line
   * @param lines what the operator shall know first
   * @param word what is to be typed; empty for {@link Confirmation#YES}
   * @param typed what was typed so far
   * @param other another way to do it, which {@code p} asks about instead
   */
  record Confirm(
      Offered offered,
      Confirmation kind,
      String title,
      List<String> lines,
      String word,
      String typed,
      Optional<Alternative> other)
      implements Dialog {
    /** Copies the list. */
    public Confirm {
      lines = List.copyOf(lines);
    }

    /** One without another way. */
    public Confirm(
        Offered offered,
        Confirmation kind,
        String title,
        List<String> lines,
        String word,
        String typed) {
      this(offered, kind, title, lines, word, typed, Optional.empty());
    }

    public Confirm typing(String text) {
      return new Confirm(offered, kind, title, lines, word, text, other);
    }
  }

  /**
   * Something to read.
   *
   * @param title one line
   * @param lines each wrapped where it is shown
   * @param opens whose upgrade screen ENTER opens; empty where ENTER only closes
   */
  record Message(String title, List<String> lines, Optional<ProcessId> opens) implements Dialog {
    /** Copies the list. */
    public Message {
      lines = List.copyOf(lines);
    }
  }

  /** The help of the screen below, scrolled down by {@code scroll} lines. */
  record Help(int scroll) implements Dialog {}

  /**
   * All that is known of one process.
   *
   * @param scroll by how many lines it is scrolled down
   * @param secrets whether values that look like secrets are shown
   */
  record Detail(ProcessId process, int scroll, boolean secrets) implements Dialog {
    /** From the top, secrets masked. */
    public static Detail of(ProcessId process) {
      return new Detail(process, 0, false);
    }
  }

  /**
   * What was read of one process on request.
   *
   * @param listing empty until it has come
   * @param scroll by how many lines it is scrolled down
   * @param secrets whether values that look like secrets are shown
   */
  record Listed(
      Effect.Inspect asked, Optional<Reading<Listing>> listing, int scroll, boolean secrets)
      implements Dialog {
    public static Listed of(Effect.Inspect asked) {
      return new Listed(asked, Optional.empty(), 0, false);
    }

    public Listed with(Reading<Listing> read) {
      return new Listed(asked, Optional.of(read), scroll, secrets);
    }

    public Listed scrolledTo(int wanted) {
      int last =
          Math.max(0, listing.flatMap(Listed::known).map(one -> one.lines().size()).orElse(0) - 1);
      return new Listed(asked, listing, Math.max(0, Math.min(wanted, last)), secrets);
    }

    public Listed unveiled() {
      return new Listed(asked, listing, scroll, !secrets);
    }

    private static Optional<Listing> known(Reading<Listing> read) {
      return read.isKnown() ? Optional.of(read.get()) : Optional.empty();
    }
  }

  /**
   * The end of a log file, followed while it grows.
   *
   * @param files the logs that can be shown; at least one
   * @param shown which of them is
   * @param lines its last lines, oldest first; not read before they have come
   * @param askedNanos when they were asked for, by the monotonic clock
   * @param back by how many lines it is scrolled back from the end
   */
  record Log(List<LogFile> files, int shown, Reading<List<String>> lines, long askedNanos, int back)
      implements Dialog {
    /** Copies the list. */
    public Log {
      files = List.copyOf(files);
    }

    public static Log of(List<LogFile> files) {
      return new Log(files, 0, Reading.notRead(), 0, 0);
    }

    /** The log that is shown. */
    public LogFile file() {
      return files.get(shown);
    }

    public Log next() {
      return new Log(files, (shown + 1) % files.size(), Reading.notRead(), 0, 0);
    }

    public Log askedAt(long nanos) {
      return new Log(files, shown, lines, nanos, back);
    }

    public Log with(Reading<List<String>> text) {
      return new Log(files, shown, text, askedNanos, back);
    }

    public Log scrolledBack(int wanted) {
      int most = Math.max(0, lines.orElse(List.of()).size() - 1);
      return new Log(files, shown, lines, askedNanos, Math.max(0, Math.min(wanted, most)));
    }
  }

  /**
   * htop's signal menu.
   *
   * @param target whom the signal goes to
   * @param name what the target is called on the screen
   * @param cursor the selected entry of {@link #SIGNALS}
   */
  record SignalMenu(ProcessId target, String name, int cursor) implements Dialog {
    /** What can be chosen, in the order of their numbers. */
    public static final List<Signal> SIGNALS = List.of(Signal.values());

    /** The menu with this signal selected. */
    public static SignalMenu on(Signal signal, ProcessId target, String name) {
      return new SignalMenu(target, name, SIGNALS.indexOf(signal));
    }
  }

  /** Changes colours, delay and columns; {@code cursor} counts {@link #entries}. */
  record Setup(int cursor) implements Dialog {
    /** What an entry changes. */
    public enum Kind {
      THEME,
      DELAY,
      NOTIFY,
      COLUMN
    }

    /** An entry; {@code column} for a {@link Kind#COLUMN} alone. */
    public record Entry(Kind kind, Optional<TreeColumn> column) {}

    /** What can be changed, from top to bottom. */
    public static List<Entry> entries() {
      List<Entry> entries = new ArrayList<>();
      entries.add(new Entry(Kind.THEME, Optional.empty()));
      entries.add(new Entry(Kind.DELAY, Optional.empty()));
      entries.add(new Entry(Kind.NOTIFY, Optional.empty()));
      for (TreeColumn column : TreeColumn.values()) {
        if (column.isOptional()) {
          entries.add(new Entry(Kind.COLUMN, Optional.of(column)));
        }
      }
      return entries;
    }
  }

  /** Chooses the order of the list; {@code cursor} counts the {@link gunitop.ui.SortKey}s. */
  record SortMenu(int cursor) implements Dialog {}

  /**
   * Chooses whose processes are shown.
   *
   * @param users login names, sorted; the first entry of the menu, before them, is everybody
   * @param cursor the selected entry
   */
  record UserMenu(List<String> users, int cursor) implements Dialog {
    /** Copies the list. */
    public UserMenu {
      users = List.copyOf(users);
    }
  }

  /** A line to type in at the foot of the screen. */
  record Prompt(Purpose purpose, String text) implements Dialog {

    /** What the line is for. */
    public enum Purpose {
      SEARCH,
      FILTER
    }
  }
}
