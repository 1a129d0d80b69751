package gunitop.gunicorn;

import gunitop.process.ProcessId;
import java.util.List;
import java.util.Set;

/**
 * What was learnt of an application's masters that no snapshot shows: kept in the journal, so that
 * a program that is started again knows it too.
 *
 * @param masters of those that lived when it was last learnt
 * @param departed masters that came and went, the latest last
 */
public record Memory(List<MasterMemory> masters, List<Departed> departed) {
  /** Nothing was learnt. */
  public static final Memory NONE = new Memory(List.of(), List.of());

  /** Copies the lists. */
  public Memory {
    masters = List.copyOf(masters);
    departed = List.copyOf(departed);
  }

  /** What concerns these masters: they themselves, and the NEW ones that they have lost. */
  public Memory of(Set<ProcessId> chosen) {
    return new Memory(
        masters.stream().filter(one -> chosen.contains(one.master())).toList(),
        departed.stream()
            .filter(
                one ->
                    chosen.contains(one.master())
                        || one.parent().filter(chosen::contains).isPresent())
            .toList());
  }
}
