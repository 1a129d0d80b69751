package gunitop.release;

import gunitop.gunicorn.GenerationRole;
import java.util.List;
import java.util.Optional;

/**
 * Which code an application's generations run, and which lies on disk, in one of the places where
 * its code lies: the one that differs most.
 *
 * @param generations OLD first
 * @param disk what NEW would load; empty where that is unknown
 * @param distance how far it is from OLD's, where that could be counted
 * @param place where it lies
 * @param modified how many source files there were written since OLD loaded them, at least
 * @param isUnchanged whether it is known that nothing changed since, in all places
 * @param places how many places there are
 * @param otherPlaces how many others there are in which OLD runs something else than lies on disk
 */
public record ApplicationCode(
    List<GenerationCode> generations,
    Optional<Code> disk,
    Optional<Distance> distance,
    CodePlace place,
    int modified,
    boolean isUnchanged,
    int places,
    int otherPlaces) {

  /** Copies the list. */
  public ApplicationCode {
    generations = List.copyOf(generations);
  }

  /** What a generation runs. */
  public Optional<GenerationCode> of(GenerationRole role) {
    return generations.stream().filter(one -> one.role() == role).findFirst();
  }

  /** OLD's, or that of the only generation. */
  public GenerationCode old() {
    return generations.get(0);
  }

  /** Whether OLD runs what lies on disk, as far as versions have names. */
  boolean isOldOnDisk() {
    return !old().isMixed()
        && old().code().isPresent()
        && disk.filter(code -> code.isSameAs(old().code().get())).isPresent();
  }
}
