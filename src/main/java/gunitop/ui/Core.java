package gunitop.ui;

import gunitop.process.Snapshot;

/** Where reviews start. */
public interface Core {

  /** The review of the first snapshot. */
  Review first(Snapshot snapshot);
}
