package gunitop.sampling;

import gunitop.sampling.proc.ProcFs;
import gunitop.sampling.proc.RecordedProcFs;
import java.nio.file.Path;

/** The program's own sampler, on recordings in place of a host. */
public final class RecordedSampler {
  private RecordedSampler() {}

  /** Plays recordings, one a sample, in this order; the last one stays. */
  public static ProcSampler replaying(Path first, Path... later) {
    return new ProcSampler(new RecordedProcFs(first, later));
  }

  /** Samples what this reads. */
  public static ProcSampler of(ProcFs fs) {
    return new ProcSampler(fs);
  }
}
