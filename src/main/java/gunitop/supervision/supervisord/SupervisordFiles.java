package gunitop.supervision.supervisord;

import gunitop.kernel.Answer;
import gunitop.kernel.DirectoryNames;
import gunitop.kernel.KernelFiles;
import gunitop.process.ProcessSample;
import gunitop.supervision.supervisord.SupervisordConfig.Part;
import gunitop.trust.Budget;
import gunitop.trust.Checked;
import gunitop.trust.CheckedFile;
import gunitop.trust.Content;
import gunitop.trust.ForeignFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds and reads the configuration of a running supervisord: that of one in a container through
 * its root, by paths as it sees them. Files that others may change are read too, as their word.
 * Reads within a {@link Budget}; for one configuration, once.
 */
final class SupervisordFiles {
  private final ForeignFiles files;
  private final int pid;
  private final boolean contained;
  private final long deadline = System.nanoTime() + Budget.CONFIGURATION_TIME.toNanos();
  private final List<Part> parts = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();
  private int bytes;
  private int sections;

  private SupervisordFiles(ForeignFiles files, int pid, boolean contained) {
    this.files = files;
    this.pid = pid;
    this.contained = contained;
  }

  static SupervisordFiles of(ProcessSample supervisord) {
    int pid = supervisord.pid();
    return supervisord.traits().namespacePids().orElse(List.of()).size() > 1
        ? new SupervisordFiles(ForeignFiles.seenBy(pid), pid, true)
        : ofThisHost(pid);
  }

  static SupervisordFiles ofThisHost(int pid) {
    return new SupervisordFiles(ForeignFiles.ofThisHost(), pid, false);
  }

  /** Whether paths are those of a container. */
  boolean areContained() {
    return contained;
  }

  /**
   * The main file: what {@code -c} names on its command line, else the first of supervisord's usual
   * places where something lies ({@code supervisor/options.py searchpaths}); empty where nothing
   * does.
   */
  Optional<String> main(ProcessSample supervisord) {
    List<String> words = supervisord.traits().commandLine();
    String directory = workingDirectory();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if ((word.equals("-c") || word.equals("--configuration")) && i + 1 < words.size()) {
        return Optional.of(HostPath.resolved(directory, words.get(i + 1)));
      }
      if (word.startsWith("--configuration=")) {
        return Optional.of(HostPath.resolved(directory, word.substring(16)));
      }
      if (word.startsWith("-c") && word.length() > 2) {
        return Optional.of(HostPath.resolved(directory, word.substring(2)));
      }
    }
    return program(words).stream()
        .flatMap(program -> usual(program, directory).stream())
        .filter(this::isThere)
        .findFirst();
  }

  /** The script on the command line: {@code /usr/bin/supervisord}. */
  static Optional<String> program(List<String> words) {
    return words.stream()
        .limit(3)
        .filter(word -> word.endsWith("/supervisord"))
        .map(word -> HostPath.resolved("/", word))
        .findFirst();
  }

  private static List<String> usual(String program, String directory) {
    String above = HostPath.resolved(program, "../..");
    return List.of(
        HostPath.resolved(above, "etc/supervisord.conf"),
        HostPath.resolved(above, "supervisord.conf"),
        HostPath.resolved(directory, "supervisord.conf"),
        HostPath.resolved(directory, "etc/supervisord.conf"),
        "/etc/supervisord.conf",
        "/etc/supervisor/supervisord.conf");
  }

  private boolean isThere(String path) {
    Checked<CheckedFile> file = files.open(path);
    file.value().ifPresent(CheckedFile::close);
    return !(file instanceof Checked.Absent<CheckedFile>);
  }

  private String workingDirectory() {
    KernelFiles kernel = new KernelFiles();
    Answer<String> directory = kernel.readLink("/proc/" + pid + "/cwd");
    Answer<String> root = kernel.readLink("/proc/" + pid + "/root");
    if (!directory.isPresent()) {
      return "/";
    }
    boolean below = contained && root.isPresent() && !root.get().equals("/");
    return below && directory.get().startsWith(root.get() + "/")
        ? directory.get().substring(root.get().length())
        : directory.get();
  }

  /** The configuration; why not, where the main file cannot be read. */
  Checked<SupervisordConfig> read(String main) {
    Checked<Part> first = part(main);
    if (first.value().isEmpty()) {
      return first.failure();
    }
    Part part = first.value().get();
    for (String pattern : SupervisordConfig.includes(part.content(), part.directory())) {
      for (String file : matches(pattern)) {
        Checked<Part> included = part(file);
        boolean there = !(included instanceof Checked.Absent<Part>);
        if (included.value().isEmpty() && there) {
          unread.add(included.sentence());
        }
      }
    }
    return new Checked.Good<>(new SupervisordConfig(parts, unread));
  }

  private Checked<Part> part(String path) {
    if (isSpent()) {
      return new Checked.Refused<>(path + " is one of too many files");
    }
    Checked<CheckedFile> trusted =
        contained ? new Checked.Refused<>("it is a container's") : CheckedFile.trusted(path);
    boolean foreign = trusted instanceof Checked.Refused<CheckedFile>;
    Checked<CheckedFile> file = foreign ? files.open(path) : trusted;
    // Nothing is run on a container's word: whose it is there makes no difference.
    Optional<String> distrust =
        foreign && !contained ? Optional.of(trusted.sentence()) : Optional.empty();
    return file.then(
        open -> {
          try (open) {
            return open.read(Budget.CONFIGURATION_FILE_BYTES)
                .then(content -> part(path, content, distrust));
          }
        });
  }

  private Checked<Part> part(String path, Content content, Optional<String> distrust) {
    IniFile ini =
        IniFile.parse(content.text(), Math.max(0, Budget.CONFIGURATION_SECTIONS - sections));
    bytes += content.bytes().length;
    sections += ini.sections().size();
    if (!content.isWhole() || !ini.isWhole()) {
      unread.add("a part of " + path + " (too long)");
    }
    Part part = new Part(path, ini, distrust);
    parts.add(part);
    return new Checked.Good<>(part);
  }

  private boolean isSpent() {
    return parts.size() >= Budget.CONFIGURATION_FILES
        || bytes >= Budget.CONFIGURATION_BYTES
        || System.nanoTime() > deadline;
  }

  /** The paths that a pattern matches, sorted; each element of it may hold wildcards. */
  List<String> matches(String pattern) {
    List<String> found = List.of("");
    for (String element : HostPath.elements(pattern)) {
      NamePattern names = new NamePattern(element);
      List<String> next = new ArrayList<>();
      for (String directory : found) {
        if (!names.isOne()) {
          next.add(directory + "/" + element);
        } else if (next.size() < Budget.CONFIGURATION_FILES && !isSpent()) {
          matching(directory, names, next);
        } else {
          unread.add("what " + pattern + " matches besides (too much)");
          break;
        }
      }
      found = next;
    }
    return found.stream().sorted().toList();
  }

  private void matching(String directory, NamePattern pattern, List<String> found) {
    String path = directory.isEmpty() ? "/" : directory;
    Checked<DirectoryNames> names = files.names(path, Budget.DIRECTORY_NAMES);
    if (names.value().isEmpty()) {
      if (!(names instanceof Checked.Absent<DirectoryNames>)) {
        unread.add(names.sentence());
      }
      return;
    }
    if (!names.value().get().isWhole()) {
      unread.add("a part of " + path + " (too many files)");
    }
    for (String name : names.value().get().names()) {
      if (found.size() < Budget.CONFIGURATION_FILES && !isSpent() && pattern.matches(name)) {
        found.add(directory + "/" + name);
      }
    }
  }
}
