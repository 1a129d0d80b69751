package gunitop.sampling.proc;

import gunitop.kernel.StatFields;
import gunitop.process.ImageLayout;
import gunitop.process.ProcessStat;
import gunitop.process.Reading;
import gunitop.process.RunState;

/** {@code /proc/PID/stat}: fields to values. */
public final class StatParser {

  private StatParser() {}

  /** The values of a line that was taken in; {@code pageBytes} is the size of a memory page. */
  public static ProcessStat of(StatFields fields, long pageBytes) {
    RunState state = RunState.of(fields.state());
    return new ProcessStat(
        fields.name(),
        state,
        (int) fields.number(4),
        (int) fields.number(5),
        (int) fields.number(6),
        (int) fields.number(7),
        fields.number(14) + fields.number(15),
        (int) fields.number(18),
        (int) fields.number(19),
        (int) fields.number(20),
        fields.number(23),
        fields.number(24) * pageBytes,
        layout(fields, state));
  }

  /** The kernel prints 0 to those who may not see; kernel threads and zombies have no image. */
  private static Reading<ImageLayout> layout(StatFields fields, RunState state) {
    long startStack = fields.number(28);
    long argStart = fields.number(48);
    if (startStack != 0) {
      return Reading.known(new ImageLayout(startStack, argStart));
    }
    boolean hasImage = fields.number(23) != 0 && !state.hasExited();
    return hasImage ? Reading.denied() : Reading.notRead();
  }
}
