package gunitop.supervision.systemd;

import gunitop.kernel.DirectoryNames;
import gunitop.kernel.Self;
import gunitop.kernel.StatFields;
import gunitop.supervision.PinnedProcess;
import gunitop.trust.Budget;
import gunitop.trust.Checked;
import gunitop.trust.Content;
import gunitop.trust.TrustedDirectory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The drop-in that lets systemd listen to a unit's main process for a moment. It lies below {@code
 * /run}, so that no restart of the host keeps it, and names the process that wrote it, so that a
 * later run can remove what a crash left.
 */
final class DropIn {
  private static final String UNITS = "/run/systemd/system";
  private static final String NAME = "gunitop-handover.conf";
  private static final String FOLDER = ".d";
  private static final int MOST_BYTES = 4 * 1024;
  private static final int FOR_ALL_TO_SEE = 0755;
  private static final int FOR_ALL_TO_READ = 0644;
  private static final Pattern WRITER = Pattern.compile("(?m)^# gunitop (\\d{1,9}) (\\d{1,18})$");

  private DropIn() {}

  /** Writes it; why not, where it could not be. */
  static Optional<String> write(String unit) {
    long start = PinnedProcess.stat(Self.pid()).map(StatFields::startTicks).orElse(0L);
    String text = "# gunitop %d %d\n[Service]\nNotifyAccess=main\n".formatted(Self.pid(), start);
    return in(
        TrustedDirectory.open(UNITS),
        units ->
            in(
                units.openOrMake(unit + FOLDER, FOR_ALL_TO_SEE),
                folder ->
                    folder.replace(
                        NAME, text.getBytes(StandardCharsets.US_ASCII), FOR_ALL_TO_READ)));
  }

  /** Removes the drop-in of a unit, and its folder if nothing else lies there. */
  static Optional<String> remove(String unit) {
    return in(TrustedDirectory.open(UNITS), units -> remove(units, unit));
  }

  private static Optional<String> remove(TrustedDirectory units, String unit) {
    return in(
        units.openDirectory(unit + FOLDER),
        folder -> {
          Optional<String> failed = folder.delete(NAME);
          boolean empty =
              folder.names(1).value().map(DirectoryNames::names).filter(List::isEmpty).isPresent();
          return failed.isPresent() || !empty ? failed : units.deleteDirectory(unit + FOLDER);
        });
  }

  /**
   * What was removed.
   *
   * @param units whose drop-in it was
   * @param trouble why not all was; empty where all was
   */
  record Removed(List<String> units, Optional<String> trouble) {}

  /** Removes those whose writer is gone. */
  static Removed removeLeftOver() {
    List<String> removed = new ArrayList<>();
    Checked<TrustedDirectory> opened = TrustedDirectory.open(UNITS);
    if (opened.value().isEmpty()) {
      // Where systemd has no such directory, or not for us, we cannot have written there.
      return new Removed(removed, Optional.empty());
    }
    Optional<String> trouble = Optional.empty();
    try (TrustedDirectory units = opened.value().get()) {
      Optional<DirectoryNames> names = units.names(Budget.DIRECTORY_NAMES).value();
      for (String name : names.map(DirectoryNames::names).orElse(List.of())) {
        if (name.endsWith(FOLDER) && isLeftOver(units, name)) {
          String unit = name.substring(0, name.length() - FOLDER.length());
          Optional<String> failed = remove(units, unit);
          trouble = trouble.or(() -> failed);
          removed.add(unit);
        }
      }
    }
    return new Removed(removed, trouble);
  }

  private static boolean isLeftOver(TrustedDirectory units, String folder) {
    Optional<TrustedDirectory> opened = units.openDirectory(folder).value();
    if (opened.isEmpty()) {
      return false;
    }
    try (TrustedDirectory open = opened.get()) {
      return open.read(NAME, MOST_BYTES).value().filter(text -> !isInUse(text)).isPresent();
    }
  }

  private static boolean isInUse(Content content) {
    Matcher writer = WRITER.matcher(content.text());
    return writer.find()
        && PinnedProcess.isAlive(
            Integer.parseInt(writer.group(1)), Long.parseLong(writer.group(2)));
  }

  /** Does something in a directory and closes it; answers what went wrong. */
  private static Optional<String> in(
      Checked<TrustedDirectory> opened, Function<TrustedDirectory, Optional<String>> act) {
    if (opened.value().isEmpty()) {
      return Optional.of(opened.sentence());
    }
    try (TrustedDirectory open = opened.value().get()) {
      return act.apply(open);
    }
  }
}
