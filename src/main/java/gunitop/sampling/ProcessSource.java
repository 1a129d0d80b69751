package gunitop.sampling;

import gunitop.process.Inspection;
import gunitop.process.Listing;
import gunitop.process.ProcessId;
import gunitop.process.Reading;

/** Reads of one process what no snapshot holds. For one thread at a time. */
public interface ProcessSource {

  /**
   * Reads it now.
   *
   * @return denied where we may not read it, not read where the process has exited meanwhile
   */
  Reading<Listing> read(ProcessId process, Inspection what);
}
