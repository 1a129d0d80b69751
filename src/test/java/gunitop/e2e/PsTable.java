package gunitop.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What {@code /proc} says, read without the program under test: its witness. */
public final class PsTable {

  /**
   * One process.
   *
   * @param state the kernel's letter; {@code Z} for a zombie
   */
  record Entry(int pid, int parent, char state) {
    boolean lives() {
      return state != 'Z' && state != 'X';
    }
  }

  private PsTable() {}

  /** Whether the process exists and is no zombie. */
  static boolean lives(int pid) {
    return entry(pid).filter(Entry::lives).isPresent();
  }

  /** The kernel's letter for its state; {@code X} when it is gone. */
  static char stateOf(int pid) {
    return entry(pid).map(Entry::state).orElse('X');
  }

  /** The process's parent, or 0 when it is gone. */
  static int parentOf(int pid) {
    return entry(pid).map(Entry::parent).orElse(0);
  }

  /** Living children, by PID. */
  static List<Integer> childrenOf(int pid) {
    return all().stream()
        .filter(entry -> entry.parent() == pid && entry.lives())
        .map(Entry::pid)
        .sorted()
        .toList();
  }

  /** Living descendants, each before its children; the process itself is none. */
  static List<Integer> descendantsOf(int pid) {
    return childrenOf(pid).stream()
        .flatMap(child -> Stream.concat(Stream.of(child), descendantsOf(child).stream()))
        .toList();
  }

  /** The process in the tree of this one that its own PID namespace calls {@code inside}. */
  static Optional<Integer> belowBy(int pid, int inside) {
    return Stream.concat(Stream.of(pid), descendantsOf(pid).stream())
        .filter(one -> pidInside(one) == inside)
        .findFirst();
  }

  /** What a process is called in its own PID namespace; 0 when it is gone. */
  private static int pidInside(int pid) {
    return read("/proc/" + pid + "/status")
        .flatMap(text -> text.lines().filter(line -> line.startsWith("NSpid:")).findFirst())
        .map(line -> Integer.parseInt(line.substring(line.lastIndexOf('\t') + 1).strip()))
        .orElse(0);
  }

  /** Living processes whose working directory this is; it may have been removed meanwhile. */
  static List<Integer> workingIn(Path directory) {
    return all().stream()
        .filter(Entry::lives)
        .map(Entry::pid)
        .filter(pid -> worksIn(pid, directory))
        .toList();
  }

  /** Whether this process's working directory this is. */
  static boolean worksIn(int pid, Path directory) {
    try {
      String path = Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd")).toString();
      return path.equals(directory.toString()) || path.equals(directory + " (deleted)");
    } catch (IOException gone) {
      return false;
    }
  }

  /** Resident memory in bytes, as {@code ps} shows it, or 0 when the process is gone. */
  public static long residentBytes(int pid) {
    return read("/proc/" + pid + "/statm")
        .map(text -> Long.parseLong(text.split(" ")[1]) * 4096)
        .orElse(0L);
  }

  private static List<Entry> all() {
    try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
      return entries
          .map(path -> path.getFileName().toString())
          .filter(name -> name.chars().allMatch(Character::isDigit))
          .flatMap(name -> entry(Integer.parseInt(name)).stream())
          .toList();
    } catch (IOException e) {
      throw new AssertionError("/proc cannot be listed", e);
    }
  }

  private static Optional<Entry> entry(int pid) {
    return read("/proc/" + pid + "/stat")
        .map(
            text -> {
              String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
              return new Entry(pid, Integer.parseInt(fields[1]), fields[0].charAt(0));
            });
  }

  private static Optional<String> read(String path) {
    try {
      return Optional.of(Files.readString(Path.of(path), StandardCharsets.ISO_8859_1))
          .filter(text -> !text.isBlank());
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
