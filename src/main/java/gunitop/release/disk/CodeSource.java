package gunitop.release.disk;

import gunitop.process.ProcessId;
import gunitop.release.CodeQuestion;
import gunitop.release.DiskFacts;
import java.util.List;
import java.util.Map;

/** What lies on disk for masters. */
public interface CodeSource {
  /** Nothing can be read. */
  CodeSource NOTHING = questions -> Map.of();

  /** What was read for each master that was asked about. May block, where a disk does. */
  Map<ProcessId, DiskFacts> read(List<CodeQuestion> questions);
}
