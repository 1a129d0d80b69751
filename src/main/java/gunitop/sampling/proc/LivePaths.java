package gunitop.sampling.proc;

import gunitop.kernel.ExecutedPath;
import gunitop.kernel.KernelFiles;
import gunitop.process.Reading;
import gunitop.trust.PathPresence;

/** Paths of this host's processes. */
record LivePaths(KernelFiles files) implements PathSource {
  @Override
  public Reading<String> program(int pid) {
    return LiveProcFs.reading(ExecutedPath.of(files, pid));
  }

  @Override
  public Reading<Boolean> exists(int pid, String path) {
    return PathPresence.of(pid, path).map(Reading::known).orElse(Reading.notRead());
  }
}
