package gunitop.sampling.proc;

import gunitop.process.Reading;

/**
 * Paths of a recording's processes.
 *
 * @param files reads a file of a process's directory as text
 */
record RecordedPaths(Texts files) implements PathSource {

  /** Reads such a file. */
  interface Texts {
    Reading<String> of(int pid, String name);
  }

  @Override
  public Reading<String> program(int pid) {
    return files.of(pid, "program").map(String::strip);
  }

  /** The file {@code missing} names the paths at which nothing lay. */
  @Override
  public Reading<Boolean> exists(int pid, String path) {
    return files.of(pid, "missing").map(text -> text.lines().noneMatch(path::equals));
  }
}
