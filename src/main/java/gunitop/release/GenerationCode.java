package gunitop.release;

import gunitop.gunicorn.GenerationRole;
import java.util.List;
import java.util.Optional;

/**
 * Which code one generation runs.
 *
 * @param role which generation
 * @param shares who runs what, most first; one alone where all run the same; empty where none is
 *     known
 * @param trouble why it is not known, in words that follow "unknown: "; empty where it is
 */
public record GenerationCode(GenerationRole role, List<Share> shares, String trouble) {

  /**
   * What a number of workers run.
   *
   * @param code the code; empty where it is unknown
   * @param workers how many loaded it; the whole generation where it was preloaded
   */
  public record Share(Optional<Code> code, int workers) {}

  /** Copies the list. */
  public GenerationCode {
    shares = List.copyOf(shares);
  }

  /** What all of it runs, or most of its workers; empty where that is unknown. */
  public Optional<Code> code() {
    return shares.isEmpty() ? Optional.empty() : shares.get(0).code();
  }

  /** Whether its workers loaded different code. */
  public boolean isMixed() {
    return shares.size() > 1;
  }

  /** How many workers run something else: "3 of 10 workers run d4e5f6a"; empty where none do. */
  public List<String> mixture() {
    int all = shares.stream().mapToInt(Share::workers).sum();
    return shares.stream()
        .skip(1)
        .map(
            share ->
                "%s of %s %s workers run %s"
                    .formatted(
                        share.workers(),
                        all,
                        role,
                        share.code().map(Code::name).orElse("code that is unknown")))
        .toList();
  }
}
