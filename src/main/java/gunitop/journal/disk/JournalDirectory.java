package gunitop.journal.disk;

import gunitop.journal.Entry;
import gunitop.journal.EntryText;
import gunitop.journal.FileName;
import gunitop.kernel.DirectoryNames;
import gunitop.trust.AppendedFile;
import gunitop.trust.Budget;
import gunitop.trust.Checked;
import gunitop.trust.CheckedFile;
import gunitop.trust.Content;
import gunitop.trust.ForeignFiles;
import gunitop.trust.TrustedDirectory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The journal's directory, open until it is closed. */
public final class JournalDirectory implements AutoCloseable {
  /** How many courses are kept. */
  static final int MOST_FILES = 200;

  /** How long a course is kept, in seconds. */
  static final long OLDEST_SECONDS = 400L * 24 * 60 * 60;

  private static final int MOST_NAMES = 4096;

  private final TrustedDirectory directory;
  private final Map<String, AppendedFile> files = new HashMap<>();

  private JournalDirectory(TrustedDirectory directory) {
    this.directory = directory;
  }

  /** Opens it to write; makes it where it is not there, for us alone. */
  public static Checked<JournalDirectory> openOrMake(String path) {
    return TrustedDirectory.openOrMake(path)
        .then(found -> new Checked.Good<>(new JournalDirectory(found)));
  }

  /** Opens it to read. */
  public static Checked<JournalDirectory> open(String path) {
    return TrustedDirectory.open(path)
        .then(found -> new Checked.Good<>(new JournalDirectory(found)));
  }

  /** Where it lies, without links. */
  public String path() {
    return directory.path();
  }

  /**
   * Writes lines behind those of a file.
   *
   * @param synced whether the disk must have them before this returns
   * @return why it failed; empty where it did not
   */
  public Optional<String> add(String name, String lines, boolean synced) {
    AppendedFile file = files.get(name);
    if (file == null) {
      Checked<AppendedFile> opened = directory.append(name);
      if (opened.value().isEmpty()) {
        return Optional.of(opened.sentence());
      }
      file = opened.value().get();
      files.put(name, file);
    }
    Optional<String> failure = file.add(lines);
    return failure.isPresent() || !synced ? failure : file.sync();
  }

  /** Lets the disk have all that was written to a file; the same answer. */
  public Optional<String> sync(String name) {
    AppendedFile file = files.get(name);
    return file == null ? Optional.empty() : file.sync();
  }

  /** Writes to this file no more for now. */
  public void release(String name) {
    AppendedFile file = files.remove(name);
    if (file != null) {
      file.close();
    }
  }

  /** The names of the courses' files, the newest first. */
  public Checked<List<String>> names() {
    return directory.names(MOST_NAMES).then(found -> new Checked.Good<>(newestFirst(found)));
  }

  private static List<String> newestFirst(DirectoryNames found) {
    return found.names().stream()
        .filter(name -> name.endsWith(FileName.SUFFIX))
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /** The lines of a file that can be read; what was torn is counted. */
  public Checked<Read> read(String name) {
    return readAbout(name, List.of(""));
  }

  /** The same where one of these texts stands in it; else no line: most files are of others. */
  public Checked<Read> readAbout(String name, List<String> texts) {
    return directory
        .read(name, Budget.JOURNAL_BYTES)
        .then(content -> new Checked.Good<>(parsed(name, content, texts)));
  }

  /** The lines of a file that the operator has named: to be shown, whoever wrote them. */
  public static Checked<Read> readFile(String path) {
    return ForeignFiles.ofThisHost()
        .open(path)
        .then(
            open -> {
              try (CheckedFile file = open) {
                return file.read(Budget.JOURNAL_BYTES)
                    .then(content -> new Checked.Good<>(parsed(path, content, List.of(""))));
              }
            });
  }

  /**
   * What a file holds.
   *
   * @param name the file
   * @param skipped how many lines are none of a journal: one that was torn by a crash is
   * @param isWhole whether the file was read to its end
   */
  public record Read(String name, List<Entry> entries, int skipped, boolean isWhole) {
    /** Copies the list. */
    public Read {
      entries = List.copyOf(entries);
    }
  }

  private static Read parsed(String name, Content content, List<String> texts) {
    List<Entry> entries = new ArrayList<>();
    int skipped = 0;
    String all = new String(content.bytes(), StandardCharsets.UTF_8);
    boolean isWanted = texts.stream().anyMatch(all::contains);
    for (String line : all.split("\n")) {
      if (isWanted && !line.isBlank()) {
        Optional<Entry> entry = EntryText.parse(line);
        entry.ifPresent(entries::add);
        skipped += entry.isPresent() ? 0 : 1;
      }
    }
    return new Read(name, entries, skipped, content.isWhole());
  }

  /** Removes the courses that are too many or too old; best effort. */
  public void rotate(long nowSeconds) {
    List<String> names = names().value().orElse(List.of());
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (!files.containsKey(name) && (i >= MOST_FILES || isOld(name, nowSeconds))) {
        directory.delete(name);
      }
    }
  }

  private boolean isOld(String name, long nowSeconds) {
    Checked<CheckedFile> opened = directory.file(name);
    if (opened.value().isEmpty()) {
      return false;
    }
    try (CheckedFile file = opened.value().get()) {
      return file.status().modifiedNanos() / 1_000_000_000L < nowSeconds - OLDEST_SECONDS;
    }
  }

  @Override
  public void close() {
    files.values().forEach(AppendedFile::close);
    files.clear();
    directory.close();
  }
}
