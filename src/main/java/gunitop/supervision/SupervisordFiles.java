package gunitop.supervision;

import gunitop.process.ProcessSample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds and reads the configuration of a running supervisord: that of one in a container through
 * its root, by paths as it sees them. A symbolic link in there could lead to files of ours: what
 * lies behind one is not read.
 */
final class SupervisordFiles {
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_FILES = 256;

  private final Path root;
  private final int pid;

  private SupervisordFiles(Path root, int pid) {
    this.root = root;
    this.pid = pid;
  }

  static SupervisordFiles of(ProcessSample supervisord) {
    boolean contained = supervisord.traits().namespacePids().orElse(List.of()).size() > 1;
    int pid = supervisord.pid();
    return of(Path.of(contained ? "/proc/" + pid + "/root" : "/"), pid);
  }

  static SupervisordFiles of(Path root, int pid) {
    return new SupervisordFiles(root, pid);
  }

  /** Whether paths are those of a container. */
  boolean areContained() {
    return !root.equals(Path.of("/"));
  }

  /**
   * The main file: what {@code -c} names on its command line, else the first of supervisord's usual
   * places that exists ({@code supervisor/options.py searchpaths}); empty where it is not found.
   */
  Optional<Path> main(ProcessSample supervisord) {
    List<String> words = supervisord.traits().commandLine();
    Path directory = workingDirectory();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if ((word.equals("-c") || word.equals("--configuration")) && i + 1 < words.size()) {
        return below(directory, words.get(i + 1));
      }
      if (word.startsWith("--configuration=")) {
        return below(directory, word.substring(16));
      }
      if (word.startsWith("-c") && word.length() > 2) {
        return below(directory, word.substring(2));
      }
    }
    return program(words).stream()
        .flatMap(program -> usual(program, directory).stream())
        .filter(file -> Files.exists(here(file)))
        .findFirst();
  }

  /** The script on the command line: {@code /usr/bin/supervisord}. */
  static Optional<Path> program(List<String> words) {
    return words.stream()
        .limit(3)
        .filter(word -> word.endsWith("/supervisord"))
        .flatMap(word -> below(Path.of("/"), word).stream())
        .findFirst();
  }

  /** Empty where the name is no path in this locale: a letter beyond ASCII in the C locale. */
  private static Optional<Path> below(Path directory, String name) {
    try {
      return Optional.of(directory.resolve(name).normalize());
    } catch (InvalidPathException beyondTheLocale) {
      return Optional.empty();
    }
  }

  private static List<Path> usual(Path program, Path directory) {
    Path bin = program.getParent();
    Path above = bin.getParent() == null ? bin : bin.getParent();
    return List.of(
        above.resolve("etc/supervisord.conf"),
        above.resolve("supervisord.conf"),
        directory.resolve("supervisord.conf"),
        directory.resolve("etc/supervisord.conf"),
        Path.of("/etc/supervisord.conf"),
        Path.of("/etc/supervisor/supervisord.conf"));
  }

  private Path workingDirectory() {
    try {
      Path directory = Files.readSymbolicLink(Path.of("/proc", String.valueOf(pid), "cwd"));
      Path top = areContained() ? Files.readSymbolicLink(root) : Path.of("/");
      return directory.startsWith(top)
          ? Path.of("/").resolve(top.relativize(directory))
          : directory;
    } catch (IOException denied) {
      return Path.of("/");
    }
  }

  /** The configuration; empty where the main file cannot be read. */
  Optional<SupervisordConfig> read(Path main) {
    Optional<String> text = text(main);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    IniFile content = IniFile.parse(text.get());
    List<SupervisordConfig.Part> parts = new ArrayList<>();
    parts.add(new SupervisordConfig.Part(main.toString(), content));
    for (String pattern : SupervisordConfig.includes(content, main.getParent().toString())) {
      for (Path file : matches(pattern)) {
        text(file)
            .map(IniFile::parse)
            .map(ini -> new SupervisordConfig.Part(file.toString(), ini))
            .ifPresent(parts::add);
      }
    }
    return Optional.of(new SupervisordConfig(parts));
  }

  /** The files that a pattern matches, sorted; each element of the path may hold wildcards. */
  List<Path> matches(String pattern) {
    List<Path> found = List.of(Path.of("/"));
    Optional<Path> whole = below(Path.of("/"), pattern);
    if (whole.isEmpty()) {
      return List.of();
    }
    for (Path element : whole.get()) {
      List<Path> next = new ArrayList<>();
      for (Path directory : found) {
        next.addAll(matches(directory, element.toString()));
      }
      found = next.subList(0, Math.min(next.size(), MOST_FILES));
    }
    return found.stream().sorted().toList();
  }

  private List<Path> matches(Path directory, String name) {
    if (!name.matches(".*[*?\\[].*")) {
      Path only = directory.resolve(name);
      return Files.exists(here(only)) ? List.of(only) : List.of();
    }
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(here(directory), name.replace("{", "\\{"))) {
      for (Path entry : entries) {
        if (!entry.getFileName().toString().startsWith(".") || name.startsWith(".")) {
          found.add(directory.resolve(entry.getFileName().toString()));
        }
      }
    } catch (IOException unreadable) {
      return List.of();
    }
    return found;
  }

  private Path here(Path file) {
    return root.resolve(Path.of("/").relativize(file));
  }

  private boolean isBehindLink(Path file) {
    Path part = root;
    for (Path element : file) {
      part = part.resolve(element);
      if (Files.isSymbolicLink(part)) {
        return true;
      }
    }
    return false;
  }

  private Optional<String> text(Path path) {
    if (areContained() && isBehindLink(path)) {
      return Optional.empty();
    }
    Path file = here(path);
    try {
      return Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES
          ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IOException denied) {
      return Optional.empty();
    }
  }
}
