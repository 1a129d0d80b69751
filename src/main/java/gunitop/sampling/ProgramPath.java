package gunitop.sampling;

import gunitop.process.ImageLayout;
import gunitop.process.ProcessStat;
import gunitop.process.Reading;
import java.util.function.Supplier;

/** What a process was executed as, read once for each program image. */
final class ProgramPath {
  private Reading<String> path;
  private Reading<ImageLayout> image = Reading.notRead();

  Reading<String> of(ProcessStat stat, Supplier<Reading<String>> source) {
    if (path == null || !image.equals(stat.layout())) {
      image = stat.layout();
      path = source.get();
    }
    return path;
  }
}
