package gunitop.sampling.proc;

import gunitop.process.Reading;

/** What a process was executed as, and what lies at a path as it sees it. */
public interface PathSource {

  /** The path by which its program was executed; denied where its memory is not ours to read. */
  Reading<String> program(int pid);

  /** Whether something lies at an absolute path; not read where we cannot look. */
  Reading<Boolean> exists(int pid, String path);
}
