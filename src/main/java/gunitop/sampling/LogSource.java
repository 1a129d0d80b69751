package gunitop.sampling;

import gunitop.process.ProcessId;
import gunitop.process.Reading;
import java.util.List;

/** Reads the logs that processes have open. For one thread at a time. */
public interface LogSource {

  /**
   * The last lines of a file, oldest first.
   *
   * @param holder who has it open; the path is one in its mount namespace
   * @param most so many lines at most
   * @return denied where we may not read it, not read where there is no such file; hostile text
   */
  Reading<List<String>> last(ProcessId holder, String path, int most);
}
